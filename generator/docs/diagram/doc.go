// Package diagram draws what documents tell as data: flows as sequence diagrams,
// state machines as graphs. A drawing is SVG to stand in a page of HTML, and is
// the same bytes for the same input.
//
// Nothing is measured: widths of text come from a table, in which Hangul is as
// wide as it is in common fonts. Nothing is styled by a style attribute or
// element, so that a strict Content-Security-Policy holds. Presentation attributes
// make a drawing legible by itself, in the colour of the text around it on
// Canvas; a style sheet overrides them by these classes:
//
//	dg                                      the drawing; dg-sequence or dg-states beside it
//	dg-box dg-person dg-name                a participant or a state, one who is no program, what stands in it
//	dg-initial dg-terminal                  boxes of states where a machine begins and ends; dg-start is its dot
//	dg-life                                 a participant's line
//	dg-call dg-answer dg-edge dg-head       lines between them, and their arrowheads
//	dg-text dg-code                         what is said at a line; an operation or event
//	dg-number dg-digits                     the number of a step, which a list beside the drawing can use
//	dg-note dg-remark                       a note, what stands in it
//	dg-frame dg-tab dg-guard                a frame of what repeats, is chosen or optional; its kind; its condition
//	dg-divide                               lines between choices
//
// Text on lines has an outline in the colour of the ground, which is a stroke:
// where the ground is not Canvas, give dg-text, dg-code and dg-guard its colour as
// stroke, dg-box and dg-note as fill.
package diagram

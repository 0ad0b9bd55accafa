package diagram

import (
	"fmt"
	"strings"
)

// A canvas gathers shapes, and how far they reach.
type canvas struct {
	strings.Builder
	left, top, right, bottom int
	used                     bool
}

// reach takes a rectangle into what is shown.
func (c *canvas) reach(left, top, right, bottom int) {
	if !c.used {
		c.left, c.top, c.right, c.bottom, c.used = left, top, right, bottom, true
		return
	}
	c.left, c.top = min(c.left, left), min(c.top, top)
	c.right, c.bottom = max(c.right, right), max(c.bottom, bottom)
}

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(&c.Builder, format, args...) }

// The attributes that shapes have without a style sheet.
const (
	ink    = `fill="none" stroke="currentColor"`
	paper  = `fill="Canvas" stroke="currentColor"`
	faint  = `fill="none" stroke="currentColor" stroke-opacity="0.4"`
	onLine = `fill="currentColor" stroke="Canvas" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
)

func (c *canvas) rect(class, attributes string, x, y, w, h, round int) {
	c.reach(x, y, x+w, y+h)
	c.printf(`<rect class="%s" %s x="%d" y="%d" width="%d" height="%d" rx="%d"/>`+"\n", class, attributes, x, y, w, h, round)
}

func (c *canvas) line(class, attributes string, x1, y1, x2, y2 int) {
	c.reach(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
	c.printf(`<line class="%s" %s x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", class, attributes, x1, y1, x2, y2)
}

func (c *canvas) path(class, attributes, d string) {
	c.printf(`<path class="%s" %s d="%s"/>`+"\n", class, attributes, d)
}

func (c *canvas) circle(class, attributes string, x, y, r int) {
	c.reach(x-r, y-r, x+r, y+r)
	c.printf(`<circle class="%s" %s cx="%d" cy="%d" r="%d"/>`+"\n", class, attributes, x, y, r)
}

// An anchor says which part of a text stands at its x.
type anchor string

const (
	begin  anchor = "start"
	middle anchor = "middle"
)

// text writes lines, the first with its baseline at y, and gives the last baseline.
func (c *canvas) text(class, attributes string, f face, at anchor, x, y int, lines []string) int {
	for i, line := range lines {
		if i > 0 {
			y += f.leading()
		}
		w := f.width(line)
		left := x
		if at == middle {
			left = x - w/2
		}
		c.reach(left, y-f.size, left+w, y+f.size/3)
		family := ""
		if f.mono {
			family = ` font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace"`
		}
		c.printf(`<text class="%s" %s font-size="%d"%s text-anchor="%s" x="%d" y="%d">%s</text>`+"\n", class, attributes, f.size, family, at, x, y, escape(line))
	}
	return y
}

// head is an arrowhead with its point at x, y, that came from the direction of dx, dy:
// one of both is 0.
func (c *canvas) head(x, y, dx, dy int) {
	const long, half = 9, 4
	c.path("dg-head", `fill="currentColor"`, fmt.Sprintf("M%d %dL%d %dL%d %dZ", x, y, x-dx*long+dy*half, y-dy*long+dx*half, x-dx*long-dy*half, y-dy*long-dx*half))
}

// document puts the shapes into an SVG of its own, with what it shows in words.
func (c *canvas) document(kind, language, title, description string) []byte {
	const margin = 12
	w, h := c.right-c.left+2*margin, c.bottom-c.top+2*margin
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" class="dg dg-%s" role="img" lang="%s" width="%d" height="%d" viewBox="%d %d %d %d" font-family="system-ui,-apple-system,'Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif">`+"\n",
		kind, language, w, h, c.left-margin, c.top-margin, w, h)
	fmt.Fprintf(&out, "<title>%s</title>\n<desc>%s</desc>\n", escape(clean(title)), escape(clean(description)))
	out.WriteString(c.String())
	out.WriteString("</svg>\n")
	return []byte(out.String())
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

func escape(s string) string { return escaper.Replace(s) }

package model

// An Encoding is how a form's member is written, where the document says so.
type Encoding struct {
	Name        string
	ContentType string // of the member; "" when not given
	Styled      bool   // a style is given, in which case ContentType says nothing
	Style       string
	Explode     bool
	Reserved    bool // allowReserved
	Place       Place
}

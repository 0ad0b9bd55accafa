package docs

// A portalPage lists all documents.
type portalPage struct {
	page
	Groups []portalGroup
	Count  int
	Calls  int
	Flows  []crumb
}

// A portalGroup is the documents of one owner.
type portalGroup struct {
	Name  string
	Cards []card
}

// A card is a document on the portal.
type card struct {
	Title, Href, Version, Summary string
	Serves, Calls                 string
	Direction                     direction
	Origins                       []share
	Count                         int
	Lines                         []callLine
	Changed                       string
}

// A share is how many calls are of an origin.
type share struct {
	Origin string
	Count  int
}

func (b *builder) portal(language string, books []*book) {
	w := words(language)
	p := portalPage{page: b.newPage(language, "index.html", w.get("site"))}
	if b.site.Title != "" {
		p.Title = b.site.Title
	}
	p.Class = "portal"
	for _, k := range books {
		if k.language != language {
			continue
		}
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Name != k.groupName() {
			p.Groups = append(p.Groups, portalGroup{Name: k.groupName()})
		}
		g := &p.Groups[len(p.Groups)-1]
		c := k.card()
		g.Cards = append(g.Cards, c)
		p.Count++
		p.Calls += c.Count
		for _, f := range k.m.Flows {
			p.Flows = append(p.Flows, crumb{f.Title, k.doc.Name + "/flows.html#" + flowID(f)})
		}
	}
	b.page("portal.html", language, home(language)+"index.html", p)
}

// groupName is whose a document is.
func (k *book) groupName() string {
	if key := "owner." + k.doc.Group; k.w.has(key) {
		return k.w.get(key)
	}
	return k.doc.Group
}

func (k *book) card() card {
	c := card{Title: k.heading, Href: k.doc.Name + "/index.html", Version: k.m.Version, Summary: text(k.tree.Root.Get("info").Get("summary")), Count: len(k.calls)}
	if c.Summary == "" {
		c.Summary = firstSentence(k.m.Description)
	}
	counts := map[string]int{}
	for i, call := range k.calls {
		counts[text(call.node.Get("x-origin"))]++
		if i == 0 {
			c.Direction = k.direction(call)
		}
	}
	c.Serves, c.Calls = c.Direction.To, c.Direction.From
	for _, origin := range []string{"seed", "public", "ours"} {
		if counts[origin] > 0 {
			c.Origins = append(c.Origins, share{origin, counts[origin]})
		}
	}
	if len(k.doc.Log) > 0 {
		c.Changed = k.doc.Log[0].Date
	}
	return c
}

package docs

// news is what has come since the first version, by "METHOD /path": the date.
func (k *book) news() map[string]string {
	return map[string]string{}
}

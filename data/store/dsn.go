package store

import (
	"net/url"
	"path/filepath"
	"strings"
)

// dsn builds the data source name of a file: a URI, so that no character of the path can be taken for a parameter.
func dsn(path string, parameters ...string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/Users/… becomes file:///C:/Users/…
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + strings.Join(parameters, "&")
}

func pragma(text string) string { return "_pragma=" + url.QueryEscape(text) }

// Package duplicates makes one contact of several: the dialog that finds contacts which may be one person, and the one that
// merges some of them field by field.
//
// Who may be one person, and what a merge proposes, is the app's knowledge. This package shows it and lets the user choose.
package duplicates

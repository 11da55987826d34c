// Package segments is the segment manager: the sidebar with all lists of contacts and their counts, and the dialogs
// that make, change, merge and delete a segment.
//
// rows.go and members.go hold what the views know, without a widget. Which contacts a list has is not known here: the
// sidebar says what was picked, and the page of contacts shows it.
package segments

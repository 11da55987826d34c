// Package contacts is the page of the contacts: the toolbar, the table, the detail panel, the form of a new contact
// and the acts on many contacts at once.
//
// What is shown and what is ticked live in models (list, selection), never in a widget. The page loads from the App
// in the background and listens to its events; every text comes from app.Words. Segments as such (making, renaming,
// deleting them) belong to views/segments, files to views/imports and views/exports: the page hands those wishes on
// through the callbacks of Params.
package contacts

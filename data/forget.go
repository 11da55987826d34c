package data

// Forgetting says who is to be deleted for good.
type Forgetting struct {
	// Selection are contacts of the book.
	Selection Selection
	// Gone are people whom the book has no more, but its history or a copy of it: as they were found there. They are known
	// by their ID with the time they were created at, and by their external ID, mobile and e-mail.
	Gone []Contact
}

// Forgotten is what deleting for good did.
type Forgotten struct {
	// Change is what the history keeps: numbers, and no name. It cannot be undone.
	Change Change
	// Copies is how many copies of the book were cleared.
	Copies int
	// Left are the files of copies that could not be cleared, as they are damaged or held by another program: what is in
	// them has to be deleted with them.
	Left []string
	// Unfinished tells that the book's file could not be written anew, as the disk is full or another program reads it: what
	// stands in free places of it goes when the book is opened next.
	Unfinished bool
}

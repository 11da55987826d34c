// Package forgetting deletes people for good: the question that names the extent, the job, and the dialog that finds people
// who were deleted before and whom the history or a backup still knows.
//
// It is the one act that cannot be undone. So it says who, how many and from where before it does anything, and wants a tick.
package forgetting

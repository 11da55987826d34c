// Package audience is the dialog that chooses whom a message is for: segments by any, all and none, the numbers at once as
// they change, and what can be done with the audience then.
//
// It knows no other page. What it counts, keeps and freezes are acts of app.
package audience

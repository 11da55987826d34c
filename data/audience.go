package data

// Audience is whom a message to the contacts of a query would reach, in numbers. But for DoNotContact they are of the contacts
// that may be contacted.
type Audience struct {
	// Contacts is how many there are.
	Contacts int
	// Mobiles is how many different mobile numbers they have: how many messages a broadcast sends.
	Mobiles int
	// WithoutMobile is how many have none.
	WithoutMobile int
	// Sharing is how many share their mobile with another one of the audience.
	Sharing int
	// DoNotContact is how many of the query's contacts are left out, as no message may reach them.
	DoNotContact int
	// Countries are those that the contacts live in, most contacts first, then by code. The code "" is of contacts without one.
	Countries []CountryCount
}

// CountryCount is how many contacts live in a country.
type CountryCount struct {
	Code     string
	Contacts int
}

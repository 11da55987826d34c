package data

// DuplicateKey says by what contacts are alike that may be one person.
type DuplicateKey uint8

// The keys, the strongest first. First names, names and organizations are compared folded.
const (
	// DuplicateExternalID is the external ID.
	DuplicateExternalID DuplicateKey = iota
	// DuplicateMobile is the mobile with the first name.
	DuplicateMobile
	// DuplicateEmail is the e-mail with the first name.
	DuplicateEmail
	// DuplicateName is first name, last name and organization; all may be without an organization.
	DuplicateName
	// DuplicateSharedMobile is the mobile alone, with other first names: families and farms share one.
	DuplicateSharedMobile
	// DuplicateSharedEmail is the e-mail alone, with other first names.
	DuplicateSharedEmail
)

// NumDuplicateKeys is how many keys there are.
const NumDuplicateKeys = int(DuplicateSharedEmail) + 1

var duplicateKeyNames = [NumDuplicateKeys]string{
	"external_id", "mobile", "email", "name", "shared_mobile", "shared_email",
}

// String returns the stable name of the key.
func (k DuplicateKey) String() string {
	if int(k) >= NumDuplicateKeys {
		return ""
	}
	return duplicateKeyNames[k]
}

// MaxDuplicatesLoaded is how many contacts of one group are loaded: a switchboard's number may stand in thousands.
const MaxDuplicatesLoaded = 20

// DuplicateGroup is contacts that may be one person.
type DuplicateGroup struct {
	// By are all keys that make just these contacts a group, the strongest first.
	By []DuplicateKey
	// IDs are all of them, the oldest first.
	IDs []ContactID
	// Contacts are the first of them that are still there, at most MaxDuplicatesLoaded.
	Contacts []Contact
}

package field

import (
	"net/mail"
	"slices"
	"strings"
)

// meantEmail is the address that a valid one seems to be a slip of the keys for, "" for nearly every address. Only near
// misses of the big providers are slips, and ends that do not exist: an unusual domain may well be somebody's.
func meantEmail(address string) string {
	at := strings.LastIndexByte(address, '@') + 1
	domain := address[at:]
	if end := domain[strings.LastIndexByte(domain, '.')+1:]; mailProviders[domain[0]] == nil && (len(end) == 2 || end == "com") {
		return "" // nearly all of those that a company has
	}
	if meant := meantDomain(strings.ToLower(domain)); meant != "" {
		return address[:at] + meant
	}
	return ""
}

// meantDomain is the domain, in lower case, that a slip of the keys was to be, "" if it is none.
func meantDomain(domain string) string {
	dot := strings.IndexByte(domain, '.')
	if dot < 1 {
		return ""
	}
	label, end := domain[:dot], domain[dot+1:]
	slipped := slippedCom(end[strings.LastIndexByte(end, '.')+1:])
	for i := range mailProviders[label[0]] {
		p := &mailProviders[label[0]][i]
		meant := end
		if p.ends[0] == "com" && (slipped || end == "co" || end == "cm" || end == "om") {
			meant = "com"
		}
		if !slices.Contains(p.ends, meant) {
			continue
		}
		if label == p.label && meant == end {
			return ""
		}
		if label == p.label || !p.ownWord && slips(label, p.label, 1) == 1 {
			return p.label + "." + meant
		}
	}
	if slipped {
		return domain[:strings.LastIndexByte(domain, '.')+1] + "com"
	}
	return ""
}

// slippedCom tells whether the end of a domain is a slip of the keys for "com"; none of these exists.
func slippedCom(end string) bool {
	switch end {
	case "con", "cmo", "ocm", "vom", "xom", "cim", "cpm", "clm", "cok", "comm", "coom", "ccom", "copm", "conm", "comn", "cvom", "xcom":
		return true
	}
	return false
}

// mailProvider is one of the big ones: gmail.com. The first of its ends is the usual one.
type mailProvider struct {
	label string
	ends  []string
	// ownWord marks a name that is short or a word: what is nearly the same is somebody else's name (web.de, weg.de).
	ownWord bool
}

// mailProviders are those whose near misses are slips of the keys, by their first letter: with another one, a name is
// one of its own (gmail, mail, ymail).
var mailProviders = func() (byLetter [256][]mailProvider) {
	for _, p := range []mailProvider{
		{"gmail", []string{"com"}, false},
		{"googlemail", []string{"com"}, false},
		{"hotmail", []string{"com", "de", "fr", "it", "es", "pt", "ca", "co.uk", "com.br", "com.ar", "com.mx"}, false},
		{"yahoo", []string{"com", "de", "fr", "it", "es", "pl", "ca", "co.uk", "com.br", "com.ar", "com.mx", "com.au"}, false},
		{"outlook", []string{"com", "de", "fr", "it", "es", "pt", "at", "com.br"}, false},
		{"icloud", []string{"com"}, false},
		{"protonmail", []string{"com", "ch"}, false},
		{"rocketmail", []string{"com"}, false},
		{"comcast", []string{"net"}, false},
		{"verizon", []string{"net"}, false},
		{"bellsouth", []string{"net"}, false},
		{"sympatico", []string{"ca"}, false},
		{"t-online", []string{"de"}, false},
		{"freenet", []string{"de"}, false},
		{"wanadoo", []string{"fr"}, false},
		{"laposte", []string{"net"}, false},
		{"virgilio", []string{"it"}, false},
		{"tiscali", []string{"it"}, false},
		{"live", []string{"com", "de", "fr", "it", "ca", "co.uk"}, true},
		{"msn", []string{"com"}, true},
		{"aol", []string{"com", "de", "fr", "co.uk"}, true},
		{"web", []string{"de"}, true},
		{"gmx", []string{"de", "net", "at", "ch", "com", "fr"}, true},
		{"orange", []string{"fr"}, true},
		{"libero", []string{"it"}, true},
	} {
		for _, letter := range []byte{p.label[0], p.label[0] - 'a' + 'A'} {
			byLetter[letter] = append(byLetter[letter], p)
		}
	}
	return byLetter
}()

// repairEmail guesses the address in a text that is none, "" if it cannot be told: what stands around it, blanks, a
// doubled sign, a comma for a dot, a dot too many or missing.
func repairEmail(text string) string {
	if address, err := mail.ParseAddress(text); err == nil && address.Name != "" {
		return repaired(text, address.Address)
	}
	s := text
	for _, at := range []string{"(at)", "[at]", "{at}"} {
		if i := strings.Index(strings.ToLower(s), at); i > 0 && !strings.Contains(s, "@") {
			s = s[:i] + "@" + s[i+len(at):]
		}
	}
	for strings.Contains(s, "@@") {
		s = strings.ReplaceAll(s, "@@", "@")
	}
	s = strings.Trim(s, " .,;:<>()[]{}'\"")
	local, domain, ok := strings.Cut(s, "@")
	if !ok || strings.Contains(domain, "@") {
		return ""
	}
	return repaired(text, repairLocal(local)+"@"+repairDomain(domain))
}

// repaired is what was made of a text, with the provider's name put right, if it is an address now.
func repaired(text, address string) string {
	if !validEmail(address) || address == text {
		return ""
	}
	if meant := meantEmail(address); meant != "" {
		address = meant
	}
	return address
}

// repairLocal takes blanks away where they cannot stand for a dot, and dots where none can be.
func repairLocal(s string) string {
	for _, c := range []string{".", "_", "-", "+"} {
		s = strings.ReplaceAll(strings.ReplaceAll(s, " "+c, c), c+" ", c)
	}
	return strings.Trim(oneDot(s), " .")
}

func repairDomain(s string) string {
	s = strings.ReplaceAll(s, " ", "")
	s = strings.NewReplacer(",", ".", ";", ".").Replace(s)
	s = strings.Trim(oneDot(s), ".-")
	if s == "" || strings.Contains(s, ".") {
		return s
	}
	s = strings.ToLower(s)
	for _, p := range mailProviders[s[0]] {
		if s == p.label && len(p.ends) == 1 {
			return s + "." + p.ends[0]
		}
		for _, end := range p.ends {
			if s == p.label+strings.ReplaceAll(end, ".", "") {
				return p.label + "." + end
			}
		}
	}
	const shortest = 3 // a name shorter than that is as likely a word with this end
	for _, end := range []string{"com", "net", "org"} {
		if name, ok := strings.CutSuffix(s, end); ok && len(name) >= shortest {
			return name + "." + end
		}
	}
	return s
}

// oneDot makes runs of dots one.
func oneDot(s string) string {
	for strings.Contains(s, "..") {
		s = strings.ReplaceAll(s, "..", ".")
	}
	return s
}

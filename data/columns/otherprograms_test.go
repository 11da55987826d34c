package columns_test

import (
	"slices"
	"strings"
	"testing"

	"muster/data/columns"
)

// Exports of programs that are not known by name are understood by their headers alone. What is not told here is left
// out.
func TestExportsOfOtherPrograms(t *testing.T) {
	tests := []struct{ name, header, want, doubts string }{
		{
			"Shopify",
			"Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags",
			"Customer ID=external_id,First Name=first_name,Last Name=last_name,Email=email,Default Address Company=organization,Default Address Country Code=country_code,Phone=mobile,Note=notes,Tags=segments", "",
		},
		{"Brevo", "EMAIL,LASTNAME,FIRSTNAME,SMS,EMAIL_BLACKLISTED,SMS_BLACKLISTED,ADDED_TIME,MODIFIED_TIME", "EMAIL=email,LASTNAME=last_name,FIRSTNAME=first_name,SMS=mobile", ""},
		{
			"Pipedrive",
			"Person - Name,Person - First name,Person - Last name,Person - Email - Work,Person - Phone - Work,Person - Phone - Mobile,Person - Organization,Person - Label,Person - ID,Person - Owner",
			"Person - First name=first_name,Person - Last name=last_name,Person - Email - Work=email,Person - Phone - Mobile=mobile,Person - Organization=organization,Person - Label=segments,Person - ID=external_id", "",
		},
		{
			"Dynamics",
			"(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,First Name,Last Name,Email,Company Name,Business Phone,Mobile Phone,Address 1: Country/Region,Status",
			"First Name=first_name,Last Name=last_name,Email=email,Company Name=organization,Mobile Phone=mobile,Address 1: Country/Region=country_code", "",
		},
		{
			"Constant Contact",
			"Email address,First name,Last name,Phone - mobile,Phone - home,Country - Home,Company,Tags,Email permission status",
			"Email address=email,First name=first_name,Last name=last_name,Phone - mobile=mobile,Country - Home=country_code,Company=organization,Tags=segments", "",
		},
		{
			"Thunderbird",
			"First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home City,Home Country,Work Country,Job Title,Department,Organization,Notes",
			"First Name=first_name,Last Name=last_name,Primary Email=email,Mobile Number=mobile,Home Country=country_code,Organization=organization,Notes=notes", "",
		},
		{
			"Thunderbird, German",
			"Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,Privat: Adresse,Privat: Ort,Privat: Land,Dienstlich: Land,Organisation,Notizen",
			"Vorname=first_name,Nachname=last_name,Primäre E-Mail-Adresse=email,Mobil-Tel.-Nr.=mobile,Privat: Land=country_code,Organisation=organization,Notizen=notes", "",
		},
		{
			"DATEV",
			"Konto,Name (Adressattyp Unternehmen),Unternehmensgegenstand,Name (Adressattyp natürl. Person),Vorname (Adressattyp natürl. Person),Anrede,Straße,PLZ,Ort,Land,Telefon,E-Mail",
			"Konto=account_number,Name (Adressattyp Unternehmen)=organization,Name (Adressattyp natürl. Person)=last_name,Vorname (Adressattyp natürl. Person)=first_name,Land=country_code,Telefon=mobile,E-Mail=email", "",
		},
		{
			"Lexware",
			"Kundennummer,Firma,Anrede,Vorname,Name,Zusatz,Straße,PLZ,Ort,Land,Telefon 1,Telefon 2,Mobil,E-Mail 1,E-Mail 2,Kundengruppe",
			"Kundennummer=account_number,Firma=organization,Vorname=first_name,Name=last_name,Land=country_code,Mobil=mobile,E-Mail 1=email,Kundengruppe=segments", "",
		},
		{
			"WooCommerce",
			"billing_first_name,billing_last_name,billing_company,billing_country,billing_phone,billing_email,shipping_first_name,shipping_country",
			"billing_first_name=first_name,billing_last_name=last_name,billing_company=organization,billing_country=country_code,billing_phone=mobile,billing_email=email", "",
		},
		{
			"Microsoft Graph",
			"id,givenName,surname,mobilePhone,businessPhones,mail,companyName,country",
			"id=external_id,givenName=first_name,surname=last_name,mobilePhone=mobile,mail=email,companyName=organization,country=country_code", "",
		},
		{
			"a dealer system",
			"CustNo,CustName,Contact,Phone1,Phone2,CellPhone,EmailAddress,Address1,City,State,Zip,Country",
			"CustNo=account_number,CustName=name,CellPhone=mobile,EmailAddress=email,Country=country_code", "1 full_name",
		},
		{
			"a form",
			"Prénom*,Nom*,Tél. mobile (format 06...),E-mail,Pays (code ISO à 2 lettres),Groupe",
			"Prénom*=first_name,Nom*=last_name,Tél. mobile (format 06...)=mobile,E-mail=email,Pays (code ISO à 2 lettres)=country_code,Groupe=segments", "",
		},
		{
			"names divided in brackets",
			"Customer Name (First),Customer Name (Last),Mobile Phone (10 digits),E-mail (if any),Country (2 letters)",
			"Customer Name (First)=first_name,Customer Name (Last)=last_name,Mobile Phone (10 digits)=mobile,E-mail (if any)=email,Country (2 letters)=country_code", "",
		},
		{"two words for one thing", "Nachname/Firma,Vorname,Telefon/Handy,E-Mail / Mail", "Nachname/Firma=last_name,Vorname=first_name,Telefon/Handy=mobile,E-Mail / Mail=email", ""},
		{
			"what belongs to the contact",
			"Kontakt: Vorname,Kontakt: Nachname,Kontakt: Mobil,Adresse: Land,Kontakt: E-Mail,Kunde: Nr.",
			"Kontakt: Vorname=first_name,Kontakt: Nachname=last_name,Kontakt: Mobil=mobile,Adresse: Land=country_code,Kontakt: E-Mail=email,Kunde: Nr.=account_number", "",
		},
	}
	for _, tt := range tests {
		header := strings.Split(tt.header, ",")
		m, _ := columns.Understand(header, nil, columns.Options{DefaultCountry: true})
		var got []string
		for i, role := range m.Roles {
			if role.Kind != columns.RoleNothing {
				got = append(got, header[i]+"="+role.String())
			}
		}
		if want := strings.Split(tt.want, ","); !slices.Equal(got, want) || doubts(m) != tt.doubts || m.Program != "" {
			t.Errorf("%s (%q):\n got %q (%s)\nwant %q (%s)", tt.name, m.Program, got, doubts(m), want, tt.doubts)
		}
	}
}

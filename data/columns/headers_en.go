package columns

import "muster/data"

var english = language{
	code: "en",
	headers: map[data.Field]string{
		data.FieldCountry: `Country Code | Country | Country ISO | ISO Country | ISO Country Code | ISO Code |
			Country Letters | Country Region | Country Name | Nation | CC | Country Abbreviation | Ctry | Cntry |
			Country of Residence`,
		data.FieldFirstName: `First Name | Given Name | Forename | First | Christian Name | Given Names |
			First Names | fname | Preferred First Name | Name First | Name Given`,
		data.FieldLastName: `Last Name | Family Name | Surname | Last | lname | Last Names | Second Name |
			Name Last | Name Family`,
		data.FieldMobile: `Mobile Number | Mobile | Mobile Phone | Mobile Phone Number | Cell | Cell Phone |
			Cell Number | Cell Phone Number | Cellphone | Cellular | Cellular Phone | SMS Number | SMS |
			Text Number | Phone Mobile | Phone Cell | Mobile Telephone | Mobile Telephone Number | Mob | Mob No |
			Mob Phone | Handphone | Hand Phone | Mobile Tel | Tel Mobile | Telephone Mobile | Cellular Number |
			Text Phone | SMS Phone | SMS Phone Number | Mobile Contact Number | Smartphone | iPhone`,
		data.FieldEmail: `Email | E-mail | E-mail Address | Email Address | Mail | Mail Address | Email ID |
			Electronic Mail | E-mail Addresses | Emails | E-mail Addr.`,
		data.FieldAccount: `Account Number | Account | Acct | Account ID | Account Code | Acct Number |
			Acct Code | Acct ID | Customer Number | Cust Number | Customer Code | Cust Code | Client Number |
			Client Code | A/C Number | Account Ref`,
		data.FieldOrganization: `Organization | Organisation | Organization Name | Organisation Name | Company |
			Company Name | Business | Business Name | Firm | Farm | Farm Name | Employer | Account Name |
			Firm Name | Enterprise | Associated Company | Farm or Company | Trading Name | Ranch`,
		data.FieldExternalID: `External ID | External Identifier | Ext ID | External Reference | External Ref |
			External Key | Foreign ID | Reference ID | External Number | External Contact ID`,
		data.FieldSegments: `Segments | Segment | Segment Name | Segment Names | Customer Segment |
			Customer Segments | Segment List`,
		data.FieldMusterID: `Muster ID`,
		data.FieldNotes:    `Notes | Note | Comment | Comments | Remark | Remarks | Memo | Contact Notes`,
	},
	weak: map[data.Field]string{
		data.FieldLastName: `Name`,
		data.FieldMobile: `Phone | Phone Number | Telephone | Telephone Number | Tel | Tel Number |
			Contact Number | Contact Phone | Phones | Telephones | WhatsApp | WhatsApp Number |
			WhatsApp Phone Number | Call Number | Ph | Ph Number`,
		data.FieldExternalID: `ID | Customer ID | Contact ID | Client ID | CRM ID | Record ID | Lead ID |
			Person ID | Member ID | GUID | UUID | UID | Customer Reference`,
		data.FieldSegments: `Tags | Tag | Labels | Label | Groups | Group | Categories | Category |
			Customer Group | Customer Groups | Group Name | Lists | Mailing List`,
		data.FieldNotes: `Description | Additional Information`,
	},
	fullNames: `Full Name | Contact Name | Complete Name | Name of Contact | First and Last Name |
		First Name Last Name | First Name and Last Name | Display Name | Name Surname | Name and Surname |
		First Last | Person Name | FN | Formatted Name | Customer Full Name`,
	lastFirst: `Last Name First Name | Last First | Surname First Name | Surname and Name | Name Last First |
		Last Name and First Name | File As | Surname Name`,
	persons: `Contact | Contact Person | Person | Customer | Customer Name | Cust Name | Client | Client Name |
		Owner Name | Farmer | Grower | Operator | Recipient | Addressee | Attention | Buyer | Lead Name`,
	others: `Address | Address 1 | Address 2 | Address Line 1 | Address Line 2 | Street | Street Address |
		Street 2 | Street 3 | House Number | City | Town | Postal Code | Postcode | Post Code | ZIP | ZIP Code |
		State | Province | State Province | State Code | County | Region | District | Territory |
		Mailing Address | Postal Address | Full Address | PO Box | Location | Latitude | Longitude | Lat | Lng |
		Time Zone | Fax | Fax Number | Home Fax | Landline | Landline Number | Pager | Extension | Ext |
		Area Code | Dial Code | Website | Web Site | Web Page | Web | URL | Homepage | LinkedIn | Facebook |
		Twitter | Instagram | Skype | Birthday | Birthdate | Date of Birth | DOB | Age | Anniversary | Gender |
		Sex | Salutation | Title | Job Title | Position | Role | Function | Profession | Occupation | Department |
		Division | Branch | Store | Dealer | Dealership | Middle Name | Middle Names | Middle | Middle Initial |
		Initials | Nickname | Nick Name | Maiden Name | Suffix | Prefix | Name Prefix | Name Suffix |
		Phonetic Name | Language | Preferred Language | Locale | Currency | Status | Lead Status | Type |
		Contact Type | Customer Type | Source | Lead Source | Industry | Sector | Created | Created At |
		Created On | Created Date | Create Date | Date Created | Date Added | Created By | Updated | Updated At |
		Modified | Modified Date | Last Modified | Last Modified Date | Last Updated | Last Activity |
		Last Activity Date | Last Contacted | Date | Start Date | End Date | Owner | Account Owner |
		Contact Owner | Sales Rep | Salesperson | Salesman | Advisor | Account Manager | Assigned To | Photo |
		Picture | Image | Avatar | VAT | VAT ID | VAT Number | Tax ID | Tax Number | EIN | SSN | Passport |
		National ID | Personal ID | Revenue | Turnover | Amount | Balance | Credit Limit | Discount | Price |
		Quantity | Total | Score | Rating | Rank | Priority | Employees | Newsletter | Opt In | Opt Out |
		Email Opt In | Email Opt Out | SMS Opt In | SMS Opt Out | Marketing Consent | Consent | GDPR |
		Do Not Call | Do Not Contact | Unsubscribed | Subscribed | Subscription Status | Active | Inactive |
		Enabled | Blocked | Deleted | Archived | Verified | Private | Public | Sensitivity | Password | Username |
		User Name | Login | Spouse | Partner | Children | Assistant | Assistant Name | Assistant Phone | Manager |
		Manager Name | Reports To | Hobby | Model | Machine | Serial Number | Product | Invoice | Order |
		Order Number | Number | Row | Row ID | Index | Line | Sort | Hectares | Acres | Acreage | Crop |
		Attachments`,
	rowNumber: "Row number", reason: "Reason",
}

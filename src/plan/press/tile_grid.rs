//! Where countries and territories stand on a map of equal tiles: roughly where they lie, each beside its neighbours, none larger
//! than another. The pictures below are the map; whoever misses a place adds its letters there and its names to the list.

use crate::check::places_named;
use std::collections::HashMap;

/// A part of the world, drawn by the letters of ISO 3166-1; two dots are sea.
pub(super) struct Block {
    picture: &'static str,
}

pub(super) const AMERICAS: Block = Block {
    picture: "\
.. CA .. PM GL .. ..
.. US .. BM .. .. ..
MX BZ CU BS TC .. ..
GT HN KY HT DO PR AI
SV NI JM KN MS AG MF
CR PA AW VC DM LC ..
.. CO CW BQ GD BB ..
.. EC VE TT GY SR GF
.. PE BO BR PY .. ..
.. CL AR UY FK .. ..",
};

pub(super) const EUROPE: Block = Block {
    picture: "\
IS FO NO SE FI EE RU ..
IE GB DK .. LV LT BY ..
.. NL DE PL CZ SK UA ..
.. BE LU AT HU RO MD ..
.. FR CH LI SI HR RS BG
PT ES AD IT BA ME XK MK
.. GI MC SM MT AL GR CY",
};

pub(super) const AFRICA: Block = Block {
    picture: "\
.. MA DZ TN LY EG .. ..
CV MR ML NE TD SD ER ..
SN GM BF BJ CF SS ET DJ
GW GN GH TG NG CM UG SO
SL LR CI GQ GA CG RW KE
.. .. ST CD BI TZ SC ..
.. .. .. AO ZM MW KM MU
.. .. .. NA BW ZW MZ MG
.. .. .. .. ZA LS SZ RE",
};

pub(super) const ASIA: Block = Block {
    picture: "\
.. GE AZ .. .. KZ .. .. MN .. KP ..
TR AM .. TM UZ KG .. CN .. .. KR JP
LB SY IQ IR AF TJ NP BT .. HK MO TW
IL JO KW .. PK IN .. BD MM LA VN ..
PS SA BH QA AE .. .. .. TH KH PH ..
.. YE OM .. .. LK MV .. MY BN .. ..
.. .. .. .. .. .. .. SG ID TL .. ..",
};

pub(super) const OCEANIA: Block = Block {
    picture: "\
GU MP FM MH .. ..
PW PG NR KI TK ..
AU SB TV WS AS PF
NZ VU FJ TO NU CK
.. NC WF .. .. ..",
};

impl Block {
    /// Letters with their column and row.
    pub(super) fn tiles(&self) -> impl Iterator<Item = (&'static str, usize, usize)> {
        self.picture.lines().enumerate().flat_map(|(row, line)| {
            let letters = line.split(' ').enumerate().filter(|(_, code)| *code != "..");
            letters.map(move |(column, code)| (code, column, row))
        })
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (usize, usize) {
        let columns = self.picture.lines().next().map_or(0, |line| line.split(' ').count());
        (columns, self.picture.lines().count())
    }
}

/// Names, a line each: two letters, three letters, English, and what else tables write. The names that the press uses in
/// Vietnamese and English stand with the checker's; here is what those lack.
const NAMES: &[&str] = &[
    "AD|AND|Andorra|An-đô-ra",
    "AE|ARE|United Arab Emirates",
    "AF|AFG|Afghanistan|Áp-ga-ni-xtan",
    "AG|ATG|Antigua and Barbuda",
    "AI|AIA|Anguilla",
    "AL|ALB|Albania|An-ba-ni",
    "AM|ARM|Armenia",
    "AO|AGO|Angola",
    "AR|ARG|Argentina",
    "AS|ASM|American Samoa",
    "AT|AUT|Austria",
    "AU|AUS|Australia",
    "AW|ABW|Aruba|Aruba, the Netherlands with respect to",
    "AZ|AZE|Azerbaijan",
    "BA|BIH|Bosnia and Herzegovina|Bosnia|Bô-xni-a và Héc-xê-gô-vi-na",
    "BB|BRB|Barbados",
    "BD|BGD|Bangladesh",
    "BE|BEL|Belgium",
    "BF|BFA|Burkina Faso|Buốc-ki-na Pha-xô",
    "BG|BGR|Bulgaria",
    "BH|BHR|Bahrain|Bahrain, Kingdom of",
    "BI|BDI|Burundi|Bu-run-đi",
    "BJ|BEN|Benin|Bê-nanh",
    "BM|BMU|Bermuda",
    "BN|BRN|Brunei",
    "BO|BOL|Bolivia|Bolivia, Plurinational State of|Bolivia (Plurinational State of)|Bô-li-vi-a",
    "BQ|BES|Bonaire, Sint Eustatius and Saba|Bonaire",
    "BR|BRA|Brazil",
    "BS|BHS|Bahamas|The Bahamas|Ba-ha-mát",
    "BT|BTN|Bhutan|Bu-tan",
    "BW|BWA|Botswana|Bốt-xoa-na",
    "BY|BLR|Belarus",
    "BZ|BLZ|Belize",
    "CA|CAN|Canada",
    "CD|COD|Democratic Republic of the Congo|Congo, Dem. Rep.|Congo, Democratic Republic of the|DR Congo|CHDC Công-gô",
    "CF|CAF|Central African Republic|Trung Phi",
    "CG|COG|Congo|Congo, Rep.|Republic of the Congo|Công-gô",
    "CH|CHE|Switzerland",
    "CI|CIV|Côte d'Ivoire|Côte d’Ivoire",
    "CK|COK|Cook Islands",
    "CL|CHL|Chile",
    "CM|CMR|Cameroon",
    "CN|CHN|China",
    "CO|COL|Colombia",
    "CR|CRI|Costa Rica",
    "CU|CUB|Cuba",
    "CV|CPV|Cabo Verde|Cape Verde",
    "CW|CUW|Curaçao|Curacao",
    "CY|CYP|Cyprus",
    "CZ|CZE|Czech Republic",
    "DE|DEU|Germany",
    "DJ|DJI|Djibouti|Gi-bu-ti",
    "DK|DNK|Denmark",
    "DM|DMA|Dominica",
    "DO|DOM|Dominican Republic|Cộng hòa Đô-mi-ni-ca",
    "DZ|DZA|Algeria",
    "EC|ECU|Ecuador",
    "EE|EST|Estonia",
    "EG|EGY|Egypt",
    "ER|ERI|Eritrea",
    "ES|ESP|Spain",
    "ET|ETH|Ethiopia",
    "FI|FIN|Finland",
    "FJ|FJI|Fiji|Phi-gi",
    "FK|FLK|Falkland Islands|Falkland Islands (Malvinas)",
    "FM|FSM|Micronesia|Micronesia, Federated States of|Micronesia, Fed. Sts.",
    "FO|FRO|Faroe Islands|Faeroe Islands",
    "FR|FRA|France",
    "GA|GAB|Gabon|Ga-bông",
    "GB|GBR|United Kingdom",
    "GD|GRD|Grenada",
    "GE|GEO|Georgia",
    "GF|GUF|French Guiana",
    "GH|GHA|Ghana",
    "GI|GIB|Gibraltar",
    "GL|GRL|Greenland",
    "GM|GMB|Gambia|The Gambia|Gambia, The|Găm-bi-a",
    "GN|GIN|Guinea",
    "GQ|GNQ|Equatorial Guinea|Ghi-nê Xích đạo",
    "GR|GRC|Greece",
    "GT|GTM|Guatemala|Goa-tê-ma-la",
    "GU|GUM|Guam",
    "GW|GNB|Guinea-Bissau",
    "GY|GUY|Guyana",
    "HK|HKG|Hong Kong",
    "HN|HND|Honduras|Ôn-đu-rát",
    "HR|HRV|Croatia",
    "HT|HTI|Haiti|Ha-i-ti",
    "HU|HUN|Hungary",
    "ID|IDN|Indonesia",
    "IE|IRL|Ireland",
    "IL|ISR|Israel",
    "IN|IND|India",
    "IQ|IRQ|Iraq",
    "IR|IRN|Iran|Iran (Islamic Republic of)|Iran, Islamic Republic of",
    "IS|ISL|Iceland",
    "IT|ITA|Italy",
    "JM|JAM|Jamaica|Gia-mai-ca",
    "JO|JOR|Jordan",
    "JP|JPN|Japan",
    "KE|KEN|Kenya",
    "KG|KGZ|Kyrgyzstan|Kyrgyz Republic|Kư-rơ-gư-xtan",
    "KH|KHM|Cambodia",
    "KI|KIR|Kiribati",
    "KM|COM|Comoros",
    "KN|KNA|Saint Kitts and Nevis|St. Kitts and Nevis",
    "KP|PRK|North Korea|Korea, Democratic People's Republic of|Dem. People's Rep. of Korea",
    "KR|KOR|South Korea",
    "KW|KWT|Kuwait|Kuwait, the State of",
    "KY|CYM|Cayman Islands",
    "KZ|KAZ|Kazakhstan",
    "LA|LAO|Laos|Lao People's Democratic Republic",
    "LB|LBN|Lebanon|Lebanese Republic",
    "LC|LCA|Saint Lucia|St. Lucia",
    "LI|LIE|Liechtenstein",
    "LK|LKA|Sri Lanka",
    "LR|LBR|Liberia|Li-bê-ri-a",
    "LS|LSO|Lesotho",
    "LT|LTU|Lithuania",
    "LU|LUX|Luxembourg",
    "LV|LVA|Latvia",
    "LY|LBY|Libya",
    "MA|MAR|Morocco",
    "MC|MCO|Monaco",
    "MD|MDA|Moldova|Moldova, Republic of|Republic of Moldova|Môn-đô-va",
    "ME|MNE|Montenegro",
    "MF|MAF|Saint Martin",
    "MG|MDG|Madagascar|Ma-đa-gát-xca",
    "MH|MHL|Marshall Islands",
    "MK|MKD|North Macedonia|Macedonia|Macedonia, FYR|Bắc Ma-xê-đô-ni-a",
    "ML|MLI|Mali|Ma-li",
    "MM|MMR|Myanmar",
    "MN|MNG|Mongolia",
    "MO|MAC|Macao",
    "MP|MNP|Northern Mariana Islands",
    "MR|MRT|Mauritania|Mô-ri-ta-ni",
    "MS|MSR|Montserrat",
    "MT|MLT|Malta",
    "MU|MUS|Mauritius|Mô-ri-xơ",
    "MV|MDV|Maldives|Man-đi-vơ",
    "MW|MWI|Malawi",
    "MX|MEX|Mexico",
    "MY|MYS|Malaysia",
    "MZ|MOZ|Mozambique",
    "NA|NAM|Namibia|Na-mi-bi-a",
    "NC|NCL|New Caledonia",
    "NE|NER|Niger|Ni-giê",
    "NG|NGA|Nigeria",
    "NI|NIC|Nicaragua|Ni-ca-ra-goa",
    "NL|NLD|Netherlands",
    "NO|NOR|Norway",
    "NP|NPL|Nepal",
    "NR|NRU|Nauru",
    "NU|NIU|Niue",
    "NZ|NZL|New Zealand",
    "OM|OMN|Oman",
    "PA|PAN|Panama",
    "PE|PER|Peru",
    "PF|PYF|French Polynesia",
    "PG|PNG|Papua New Guinea|Pa-pua Niu Ghi-nê",
    "PH|PHL|Philippines",
    "PK|PAK|Pakistan",
    "PL|POL|Poland",
    "PM|SPM|Saint Pierre and Miquelon",
    "PR|PRI|Puerto Rico",
    "PS|PSE|Palestine|State of Palestine|West Bank and Gaza|Pa-le-xtin",
    "PT|PRT|Portugal",
    "PW|PLW|Palau",
    "PY|PRY|Paraguay|Pa-ra-goay",
    "QA|QAT|Qatar",
    "RE|REU|Réunion|Reunion",
    "RO|ROU|Romania",
    "RS|SRB|Serbia",
    "RU|RUS|Russia",
    "RW|RWA|Rwanda|Ru-an-đa",
    "SA|SAU|Saudi Arabia|Saudi Arabia, Kingdom of",
    "SB|SLB|Solomon Islands",
    "SC|SYC|Seychelles",
    "SD|SDN|Sudan|Xu-đăng",
    "SE|SWE|Sweden",
    "SG|SGP|Singapore",
    "SI|SVN|Slovenia",
    "SK|SVK|Slovakia",
    "SL|SLE|Sierra Leone",
    "SM|SMR|San Marino",
    "SN|SEN|Senegal",
    "SO|SOM|Somalia|Xô-ma-li",
    "SR|SUR|Suriname",
    "SS|SSD|South Sudan|Nam Xu-đăng",
    "ST|STP|Sao Tome and Principe|Sao Tomé and Principe|São Tomé and Príncipe",
    "SV|SLV|El Salvador|En Xan-va-đo",
    "SY|SYR|Syria|Syrian Arab Republic|Xi-ri",
    "SZ|SWZ|Eswatini|Swaziland",
    "TC|TCA|Turks and Caicos Islands",
    "TD|TCD|Chad|Sát",
    "TG|TGO|Togo|Tô-gô",
    "TH|THA|Thailand",
    "TJ|TJK|Tajikistan|Tát-gi-ki-xtan",
    "TK|TKL|Tokelau",
    "TL|TLS|Timor-Leste",
    "TM|TKM|Turkmenistan|Tuốc-mê-ni-xtan",
    "TN|TUN|Tunisia",
    "TO|TON|Tonga",
    "TR|TUR|Turkey",
    "TT|TTO|Trinidad and Tobago",
    "TV|TUV|Tuvalu",
    "TW|TWN|Taiwan|Taiwan, China",
    "TZ|TZA|Tanzania|United Republic of Tanzania",
    "UA|UKR|Ukraine",
    "UG|UGA|Uganda",
    "US|USA|United States",
    "UY|URY|Uruguay",
    "UZ|UZB|Uzbekistan",
    "VC|VCT|Saint Vincent and the Grenadines|St. Vincent and the Grenadines",
    "VE|VEN|Venezuela|Venezuela, Bolivarian Republic of|Venezuela (Bolivarian Republic of)",
    "VN|VNM|Vietnam",
    "VU|VUT|Vanuatu",
    "WF|WLF|Wallis and Futuna|Wallis and Futuna Islands",
    "WS|WSM|Samoa|Xa-moa",
    "XK|XKX|Kosovo|Cô-xô-vô",
    "YE|YEM|Yemen",
    "ZA|ZAF|South Africa",
    "ZM|ZMB|Zambia",
    "ZW|ZWE|Zimbabwe|Dim-ba-bu-ê",
];

/// The letters of a place by any of its names, and by its codes of two and three letters.
pub(super) struct Places {
    names: HashMap<String, &'static str>,
    codes: HashMap<String, &'static str>,
}

impl Places {
    /// All names, of this list and of the checker's.
    pub(super) fn all() -> Places {
        let mut found = Places { names: HashMap::new(), codes: HashMap::new() };
        for line in NAMES {
            let mut all = line.split('|');
            let Some(code) = all.next() else { continue };
            let three = all.next().unwrap_or(code);
            found.codes.extend([(plain(code), code), (plain(three), code)]);
            found.names.extend(all.map(|name| (plain(name), code)));
            let known = line.split('|').nth(2).and_then(places_named);
            for name in known.into_iter().flat_map(|line| line.split('|')) {
                found.names.entry(plain(name)).or_insert(code);
            }
        }
        found
    }

    /// The letters of a place. "NGA" is the code of Nigeria, "Nga" what Russia is called in Vietnamese.
    pub(super) fn code(&self, name: &str) -> Option<&'static str> {
        let shouted = !name.chars().any(char::is_lowercase);
        let (first, then) = if shouted { (&self.codes, &self.names) } else { (&self.names, &self.codes) };
        first.get(&plain(name)).or_else(|| then.get(&plain(name))).copied()
    }
}

/// As tables write one name in several ways: letters of either size, one kind of apostrophe, no double spaces.
fn plain(name: &str) -> String {
    let name = name.replace('\u{2019}', "'").to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_tile_has_a_name_and_each_name_a_tile() {
        let mut drawn = BTreeSet::new();
        for block in [&AMERICAS, &EUROPE, &AFRICA, &ASIA, &OCEANIA] {
            let (columns, _) = block.size();
            for line in block.picture.lines() {
                assert_eq!(line.split(' ').count(), columns, "{line}");
            }
            for (code, ..) in block.tiles() {
                assert!(drawn.insert(code), "{code} stands twice");
            }
        }
        let named: BTreeSet<&str> = NAMES.iter().map(|line| line.split('|').next().unwrap()).collect();
        assert_eq!(drawn, named);
    }

    #[test]
    fn names_of_either_language_and_letters_are_found() {
        let places = Places::all();
        for (name, code) in [
            ("Mỹ", "US"),
            ("Nhật Bản", "JP"),
            ("Viet Nam", "VN"),
            ("VNM", "VN"),
            ("kr", "KR"),
            ("Korea, Rep.", "KR"),
            ("Côte d’Ivoire", "CI"),
            ("Hong Kong SAR (China)", "HK"),
            ("Lebanese Republic", "LB"),
            ("Áo", "AT"),
            ("Nga", "RU"),
            ("NGA", "NG"),
            ("RUS", "RU"),
        ] {
            assert_eq!(places.code(name), Some(code), "{name}");
        }
        for name in ["ASEAN", "EU", "Châu Á", "Other", "Thế giới"] {
            assert_eq!(places.code(name), None, "{name}");
        }
    }
}

//! Formats that describe their figures: what they say is used, not guessed again.

use super::{codes, hinted, read, tidy};
use kimngach::read::Role;

/// As PxWeb writes it, two languages, missing marks, decimals whose zeros are dropped. Figures: www/data, 2003 to 2005.
const PX: &str = "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2013\";\nCODEPAGE=\"utf-8\";\nLANGUAGE=\"vi\";\nLANGUAGES=\"vi\",\"en\";\n\
CREATION-DATE=\"20240101 10:00\";\nDECIMALS=1;\nSHOWDECIMALS=1;\nMATRIX=\"V08.01\";\nSUBJECT-AREA=\"Thương mại\";\n\
TITLE=\"Xuất nhập khẩu theo Chỉ tiêu, \"\n\"Luồng và Năm\";\nTITLE[en]=\"Trade by Item, Flow and Year\";\nUNITS=\"Triệu USD\";\n\
STUB=\"Chỉ tiêu\",\"Luồng\";\nSTUB[en]=\"Item\",\"Flow\";\nHEADING=\"Năm\";\nHEADING[en]=\"Year\";\nCONTVARIABLE=\"Chỉ tiêu\";\nCONTVARIABLE[en]=\"Item\";\n\
VALUES(\"Chỉ tiêu\")=\"Trị giá\",\"Tốc độ tăng\";\nVALUES[en](\"Item\")=\"Value\",\"Growth\";\n\
VALUES(\"Luồng\")=\"Xuất khẩu\",\"Nhập khẩu\";\nVALUES[en](\"Flow\")=\"Exports\",\"Imports\";\n\
VALUES(\"Năm\")=\"2003\",\"2004\",\n\"Sơ bộ 2005\";\nVALUES[en](\"Year\")=\"2003\",\"2004\",\"Prel. 2005\";\nTIMEVAL(\"Năm\")=TLIST(A1),\"2003\"-\"2005\";\n\
CODES(\"Năm\")=\"2003\",\"2004\",\"2005\";\nUNITS(\"Trị giá\")=\"Triệu USD\";\nUNITS(\"Tốc độ tăng\")=\"%\";\nUNITS[en](\"Value\")=\"Million USD\";\nUNITS[en](\"Growth\")=\"%\";\n\
PRECISION(\"Chỉ tiêu\",\"Tốc độ tăng\")=2;\nSOURCE=\"Tổng cục Thống kê\";\nNOTE=\"Giá FOB; giá CIF.\";\nLAST-UPDATED=\"20240102 10:00\";\n\
DATASYMBOL1=\"..\";\nDATA=\n20149.3 26485 32447.1\n25255.8 31968.8 36761.1\n\"..\" 31.44 22.51\n\".\" 26.58 \"-\";\n";

#[test]
fn px_says_what_its_figures_are() {
    let table = read(PX.as_bytes(), "a.px").unwrap();
    assert_eq!(
        tidy(&table)[..4],
        [
            "Xuất khẩu,2003,Trị giá,Triệu USD,20149.3,final,3,5",
            // The file drops the zero that DECIMALS asks for.
            "Xuất khẩu,2004,Trị giá,Triệu USD,26485.0,final,4,5",
            "Xuất khẩu,2005,Trị giá,Triệu USD,32447.1,preliminary,5,5",
            "Nhập khẩu,2003,Trị giá,Triệu USD,25255.8,final,6,5",
        ]
    );
    assert_eq!(tidy(&table)[6], "Xuất khẩu,2003,Tốc độ tăng,%,,final,9,5");
    assert_eq!(tidy(&table)[7], "Xuất khẩu,2004,Tốc độ tăng,%,31.44,final,10,5");
    let u = &table.understanding;
    let roles: Vec<Role> = u.columns.iter().map(|c| c.role).collect();
    assert_eq!(roles, [Role::Measure, Role::Dimension, Role::Period, Role::Unit, Role::Value, Role::Source]);
    assert!(u.columns.iter().all(|c| c.evidence[0].code == "read.role-told"));
    assert_eq!((u.container.format, u.container.sheets.len()), ("px", 2));
    let told: Vec<&str> = u.container.evidence.iter().map(|d| d.code.as_ref()).collect();
    assert_eq!(told, ["read.sheet-fullest", "read.cube-told", "read.cube-time", "read.cube-units"]);
    assert_eq!(
        table.texts_of(kimngach::read::RowKind::Title),
        ["Xuất nhập khẩu theo Chỉ tiêu, Luồng và Năm"]
    );
    assert_eq!(
        table.texts_of(kimngach::read::RowKind::Note),
        ["Giá FOB; giá CIF.", "Last updated: 20240102 10:00"]
    );
}

#[test]
fn px_in_its_other_language() {
    let table = hinted(PX.as_bytes(), "a.px", r#"{"sheet":"en"}"#).unwrap();
    assert_eq!(tidy(&table)[2], "Exports,2005,Value,Million USD,32447.1,preliminary,5,5");
    assert_eq!(table.texts_of(kimngach::read::RowKind::Title), ["Trade by Item, Flow and Year"]);
}

#[test]
fn px_with_too_few_or_too_many_figures_says_how_many() {
    for (from, to, found) in [("26.58 \"-\";", ";", 10), ("\"-\";", "\"-\" 1 2 3;", 15)] {
        let table = read(PX.replace(from, to).as_bytes(), "a.px").unwrap();
        assert_eq!(codes(&table), ["read.values"]);
        let said = kimngach::lang::sentence(kimngach::lang::Lang::En, &table.understanding.problems[0]);
        assert!(said.contains(&found.to_string()) && said.contains("12"), "{said}");
        assert_eq!(tidy(&table)[2], "Xuất khẩu,2005,Trị giá,Triệu USD,32447.1,preliminary,5,5");
    }
    let none = read(PX.replace("DATA=\n20149.3", "DATA=;").as_bytes(), "a.px").unwrap_err();
    assert_eq!(none[0].code, "read.counts");
}

#[test]
fn px_with_keys_holds_only_what_there_is() {
    let px = "AXIS-VERSION=\"2010\";\nMATRIX=\"a\";\nUNITS=\"tấn\";\nSTUB=\"Nước\",\"Hàng\";\nHEADING=\"Năm\";\n\
        VALUES(\"Nước\")=\"Lào\",\"Thái Lan\";\nCODES(\"Nước\")=\"LA\",\"TH\";\nVALUES(\"Hàng\")=\"Gạo\",\"Than\";\nVALUES(\"Năm\")=\"2004\",\"2005\";\n\
        TIMEVAL(\"Năm\")=TLIST(A1);\nKEYS(\"Nước\")=CODES;\nKEYS(\"Hàng\")=VALUES;\nDATA=\n\"TH\",\"Gạo\", 5 6\n\"LA\",\"Than\", 1 2\n;\n";
    let table = read(px.as_bytes(), "a.px").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "Lào,Than,2004,value,tấn,1,final,2,5",
            "Lào,Than,2005,value,tấn,2,final,3,5",
            "Thái Lan,Gạo,2004,value,tấn,5,final,4,5",
            "Thái Lan,Gạo,2005,value,tấn,6,final,5,5",
        ]
    );
}

/// Blanks behind codes, keys named for one variable only, and in the words of the file's own language.
#[test]
fn px_with_keys_of_one_variable() {
    let px = "AXIS-VERSION=\"2010\";\nLANGUAGE=\"vi\";\nLANGUAGES=\"vi\",\"en\";\nUNITS=\"tấn\";\nUNITS[en]=\"tonnes\";\n\
        STUB=\"Nước\",\"Hàng\";\nSTUB[en]=\"Country\",\"Good\";\nHEADING=\"Năm\";\nHEADING[en]=\"Year\";\n\
        VALUES(\"Nước\")=\"Lào\",\"Thái Lan\";\nCODES(\"Nước\")=\"LA \",\"TH \";\nVALUES(\"Hàng\")=\"Gạo\",\"Than\";\nCODES(\"Hàng\")=\"1\",\"2\";\n\
        VALUES[en](\"Country\")=\"Laos\",\"Thailand\";\nCODES[en](\"Country\")=\"LA \",\"TH \";\nVALUES[en](\"Good\")=\"Rice\",\"Coal\";\nCODES[en](\"Good\")=\"1\",\"2\";\n\
        VALUES(\"Năm\")=\"2004\",\"2005\";\nVALUES[en](\"Year\")=\"2004\",\"2005\";\nTIMEVAL(\"Năm\")=TLIST(A1);\n\
        KEYS(\"Nước\")=CODES;\nDATA=\n\"TH\",\"1\", 5 6\n\"LA\",\"2\", 1 2\n;\n";
    let lines = tidy(&read(px.as_bytes(), "a.px").unwrap());
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(lines[0], "Lào,Than,2004,value,tấn,1,final,2,5");
    assert_eq!(lines[3], "Thái Lan,Gạo,2005,value,tấn,6,final,5,5");
}

/// In windows-1258, as its CODEPAGE says: Gạo and Cà phê with letters and marks apart.
#[test]
fn px_in_its_own_code_page() {
    let mut px = b"CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nCODEPAGE=\"windows-1258\";\nMATRIX=\"a\";\nSTUB=\"H\xe0ng\";\nHEADING=\"N\xe3m\";\nVALUES(\"H\xe0ng\")=\"Ga\xf2o\",\"C\xe0 ph\xea\";\nVALUES(\"N\xe3m\")=\"2004\",\"2005\";\nTIMEVAL(\"N\xe3m\")=TLIST(A1);\nDATA=1 2 3 4;".to_vec();
    let table = read(&px, "a.px").unwrap();
    assert_eq!(table.understanding.encoding, "windows-1258");
    assert_eq!(tidy(&table)[0], "Gạo,2004,value,,1,final,2,3");
    px.truncate(60);
    assert!(read(&px, "a.px").is_err());
}

const JSON_STAT: &str = r#"{"version":"2.0","class":"dataset","label":"Exports","source":"GSO","updated":"2024-01-01",
"id":["geo","time","metric"],"size":[2,2,1],"role":{"time":["time"],"geo":["geo"],"metric":["metric"]},
"dimension":{"geo":{"label":"Country","category":{"index":{"US":0,"CN":1},"label":{"US":"United States","CN":"China"}}},
"time":{"label":"Month","category":{"index":["2005M01","2005M02"],"label":{"2005M01":"January","2005M02":"February"}}},
"metric":{"label":"Indicator","category":{"label":{"x":"Exports"},"unit":{"x":{"base":"USD","multiplier":6,"decimals":2}}}}},
"value":VALUES,"status":{"1":"p","3":"c"}}"#;

#[test]
fn json_stat_with_values_as_a_list_or_by_place() {
    let wanted = [
        "X,United States,2005-01,value,million USD,100.50,final,3,5",
        "X,United States,2005-02,value,million USD,34.00,preliminary,4,5",
        "X,China,2005-01,value,million USD,7.25,final,5,5",
    ];
    for values in ["[100.5,34.0,7.25,null]", r#"{"0":100.5,"1":34.0,"2":7.25}"#] {
        let table = read(JSON_STAT.replace("VALUES", values).as_bytes(), "a.json").unwrap();
        assert_eq!(tidy(&table)[..3], wanted, "{values}");
        assert_eq!(table.understanding.container.format, "json-stat");
    }
}

#[test]
fn json_stat_collections_and_bundles_offer_their_datasets() {
    let one = JSON_STAT.replace("VALUES", "[1,2,3,4]");
    let two =
        JSON_STAT.replace("VALUES", "[5,6,7,8]").replace("\"Exports\",\"source\"", "\"Imports\",\"source\"");
    let collection = format!(r#"{{"class":"collection","version":"2.0","link":{{"item":[{one},{two}]}}}}"#);
    let bundle = format!(r#"{{"a":{one},"b":{two}}}"#);
    for text in [collection, bundle] {
        let table = read(text.as_bytes(), "a.json").unwrap();
        assert_eq!(tidy(&table)[0], "X,United States,2005-01,value,million USD,1.00,final,3,5");
        let table = hinted(text.as_bytes(), "a.json", r#"{"sheet":"Imports"}"#).unwrap();
        assert_eq!(tidy(&table)[0], "X,United States,2005-01,value,million USD,5.00,final,3,5");
    }
}

#[test]
fn json_stat_whose_sizes_do_not_fit_is_refused_with_the_counts() {
    let refused = |text: String| read(text.as_bytes(), "a.json").unwrap_err()[0].clone();
    let ok = JSON_STAT.replace("VALUES", "[1,2,3,4]");
    assert_eq!(refused(JSON_STAT.replace("VALUES", "[1,2,3,4,5]")).code, "read.counts");
    assert_eq!(refused(ok.replace("[2,2,1]", "[2,2]")).code, "read.counts");
    assert_eq!(refused(ok.replace("[2,2,1]", "[2,3,1]")).code, "read.counts");
    assert_eq!(refused(JSON_STAT.replace("VALUES", r#"{"9":1}"#)).code, "read.counts");
    let beyond = refused(ok.replace("[2,2,1]", "[4000000000,4000000000,4000000000]"));
    assert_eq!(beyond.code, "read.too-many-cells");
}

/// The data message of the SDMX-JSON 1.0 guide in small: two series of yearly observations, one of them provisional.
#[test]
fn sdmx_json_series() {
    let text = r#"{"header":{"id":"x"},"dataSets":[{"series":{"0":{"observations":{"0":[1.5,0],"1":[1.7,1]}},"1":{"observations":{"1":[2.25]}}}}],
    "structure":{"name":"Rates","dimensions":{"series":[{"id":"REF_AREA","name":"Area","values":[{"id":"VN","name":"Viet Nam"},{"id":"TH","name":"Thailand"}]}],
    "observation":[{"id":"TIME_PERIOD","name":"Time","values":[{"id":"2004","name":"2004"},{"id":"2005-Q1","name":"2005-Q1"}]}]},
    "attributes":{"dataSet":[{"id":"UNIT_MEASURE","values":[{"id":"PC","name":"%"}]}],"observation":[{"id":"OBS_STATUS","values":[{"id":"A"},{"id":"P"}]}]}}}"#;
    let table = read(text.as_bytes(), "a.json").unwrap();
    assert_eq!(
        tidy(&table),
        [
            "Viet Nam,2004,value,%,1.5,final,3,4",
            "Viet Nam,2005-Q1,value,%,1.7,preliminary,4,4",
            "Thailand,2005-Q1,value,%,2.25,final,5,4",
        ]
    );
    let two = format!(
        r#"{{"data":{{"dataSets":{},"structures":[{}]}}}}"#,
        &text[text.find("[{\"series\"").unwrap()..text.find(",\n    \"structure\"").unwrap()],
        &text[text.find("{\"name\":\"Rates\"").unwrap()..text.len() - 1]
    );
    assert_eq!(tidy(&read(two.as_bytes(), "a.json").unwrap()).len(), 3);
}

/// SDMX-CSV 1.0 and 2.0 and Eurostat's TSV are delimited text: they need no opening.
#[test]
fn sdmx_csv_and_eurostat() {
    let one = "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS\nECB:EXR(1.0),A,VN,2004,26485.0,USD,A\nECB:EXR(1.0),A,VN,2005,32447.1,USD,P\n";
    let two = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS\ndataflow,ECB:EXR(1.0),I,A,VN,2004,26485.0,USD,A\ndataflow,ECB:EXR(1.0),I,A,VN,2005,32447.1,USD,P\n";
    for text in [one, two] {
        let lines = tidy(&read(text.as_bytes(), "a.csv").unwrap());
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains("2005,") && lines[1].contains(",USD,32447.1,preliminary,3,"), "{lines:?}");
    }
    let tsv = "unit,geo\\TIME_PERIOD\t2003 \t2004 \t2005 \nMIO_EUR,AT\t1.5 p\t: c\t2.5 e\nMIO_EUR,DE\t: \t3.0 \t4.5 \n";
    let lines = tidy(&read(tsv.as_bytes(), "a.tsv").unwrap());
    assert_eq!(lines.iter().filter(|l| l.contains("preliminary")).count(), 1, "{lines:?}");
    assert_eq!(lines.iter().filter(|l| l.contains(",estimate,")).count(), 1, "{lines:?}");
    assert_eq!(lines.len(), 6);
}

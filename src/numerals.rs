//! Numbers in words.
//!
//! Input is always the digits as written (grouping marks and invisible characters are skipped), so there is no largest
//! number: past the last named scale digits are read one by one. American style, short scale, no "and" unless asked
//! (Chicago Manual of Style 9.5; the house style of readings).

use crate::scan::digit_value;

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
/// Short scale, by thousands.
const SCALES: [&str; 12] = [
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
    "nonillion",
    "decillion",
];

/// The decimal digits in `written`, in order.
pub fn digits(written: &str) -> impl Iterator<Item = u8> + '_ {
    written.chars().filter_map(digit_value)
}

/// The value of the digits in `written`; `None` where there are none or they pass `u64`.
pub fn value(written: &str) -> Option<u64> {
    let bytes = written.as_bytes();
    if (1..=19).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit) {
        return Some(bytes.iter().fold(0, |v, b| v * 10 + u64::from(b - b'0')));
    }
    let mut seen = false;
    let value = digits(written).try_fold(0u64, |v, d| {
        seen = true;
        v.checked_mul(10)?.checked_add(u64::from(d))
    })?;
    seen.then_some(value)
}

fn word(out: &mut String, word: &str) {
    if !out.is_empty() && !out.ends_with([' ', '-']) {
        out.push(' ');
    }
    out.push_str(word);
}

fn below_hundred(out: &mut String, n: u64) {
    if n < 20 {
        word(out, ONES[n as usize]);
    } else {
        word(out, TENS[(n / 10) as usize]);
        if !n.is_multiple_of(10) {
            out.push('-');
            out.push_str(ONES[(n % 10) as usize]);
        }
    }
}

/// 1 to 999; `and` puts the British "and" before the last two digits.
fn below_thousand(out: &mut String, n: u64, and: bool) {
    if n >= 100 {
        word(out, ONES[(n / 100) as usize]);
        word(out, "hundred");
        if !n.is_multiple_of(100) && and {
            word(out, "and");
        }
    }
    if !n.is_multiple_of(100) {
        below_hundred(out, n % 100);
    }
}

/// A whole number as a cardinal: `10,000` → `ten thousand`. Appends to `out`.
pub fn cardinal(out: &mut String, written: &str, and: bool) {
    let all: Vec<u8> = digits(written).collect();
    let Some(first) = all.iter().position(|d| *d != 0) else {
        word(out, ONES[0]);
        return;
    };
    let significant = &all[first..];
    if significant.len() > 3 * SCALES.len() {
        one_by_one(out, written, "zero");
        return;
    }
    let groups = significant.len().div_ceil(3);
    let mut rest = significant;
    for group in (0..groups).rev() {
        let (head, tail) = rest.split_at(rest.len() - 3 * group);
        rest = tail;
        let n = head.iter().fold(0u64, |v, d| v * 10 + u64::from(*d));
        if n == 0 {
            continue;
        }
        if and && group == 0 && n < 100 && groups > 1 {
            word(out, "and");
        }
        below_thousand(out, n, and);
        if group > 0 {
            word(out, SCALES[group]);
        }
    }
}

/// A value as a cardinal.
pub fn cardinal_of(out: &mut String, n: u64, and: bool) {
    cardinal(out, &n.to_string(), and);
}

/// A whole number as an ordinal: `21` → `twenty-first`.
pub fn ordinal(out: &mut String, written: &str, and: bool) {
    cardinal(out, written, and);
    ordinalize(out);
}

/// Turns the last number word of `out` into its ordinal.
pub fn ordinalize(out: &mut String) {
    let at = out.rfind([' ', '-']).map_or(0, |i| i + 1);
    let last = out.split_off(at);
    let special = match last.as_str() {
        "one" => "first",
        "two" => "second",
        "three" => "third",
        "five" => "fifth",
        "eight" => "eighth",
        "nine" => "ninth",
        "twelve" => "twelfth",
        _ => "",
    };
    if !special.is_empty() {
        out.push_str(special);
    } else if let Some(stem) = last.strip_suffix('y') {
        out.push_str(stem);
        out.push_str("ieth");
    } else {
        out.push_str(&last);
        out.push_str("th");
    }
}

/// Each digit apart; `zero` is the word for 0 (`zero`, `oh`).
pub fn one_by_one(out: &mut String, written: &str, zero: &str) {
    for d in digits(written) {
        word(out, if d == 0 { zero } else { ONES[usize::from(d)] });
    }
}

/// A year: `1984` → `nineteen eighty-four`, `1905` → `nineteen oh five`, `2008` → `two thousand eight`, `1900` →
/// `nineteen hundred`; anything but four digits is a cardinal (`476`, `12024`), three digits read like a room.
pub fn year(out: &mut String, written: &str, and: bool) {
    let all: Vec<u8> = digits(written).collect();
    let n = all.iter().fold(0u64, |v, d| {
        v.saturating_mul(10).saturating_add(u64::from(*d))
    });
    match all.len() {
        4 if n >= 1000 && !(2000..2010).contains(&n) && n % 1000 != 0 => {
            pairs(out, n / 100, n % 100)
        }
        3 if n % 100 >= 10 => pairs(out, n / 100, n % 100),
        _ => cardinal(out, written, and),
    }
}

/// `high` hundreds and `low`, as years, flights and house numbers are read: `12 30` → `twelve thirty`, `11 00` →
/// `eleven hundred`, `4 05` → `four oh five`.
pub fn pairs(out: &mut String, high: u64, low: u64) {
    cardinal_of(out, high, false);
    match low {
        0 => word(out, "hundred"),
        1..10 => {
            word(out, "oh");
            below_hundred(out, low);
        }
        _ => below_hundred(out, low),
    }
}

/// Digits in pairs from the left, as rooms, house numbers and averages are said: `350` → `three fifty`, `305` → `three oh
/// five`, `1600` → `sixteen hundred`, `300` → `three hundred`; one or two digits are a cardinal, five or more and those
/// with a leading zero are read one by one.
pub fn in_pairs(out: &mut String, written: &str) {
    let all: Vec<u8> = digits(written).collect();
    let n = value(written).unwrap_or(0);
    match all.len() {
        _ if all.len() > 1 && all.first() == Some(&0) => one_by_one(out, written, "oh"),
        4 if n.is_multiple_of(1000) => cardinal(out, written, false),
        3 | 4 => pairs(out, n / 100, n % 100),
        0..=2 => cardinal(out, written, false),
        _ => one_by_one(out, written, "zero"),
    }
}

/// A name made of digits (flights, roads, rooms, rifles): 1–2 digits a cardinal, `x00` hundreds, three digits `one
/// thirty-six`, `one oh one`, four in pairs, longer ones and those with a leading zero digit by digit.
pub fn designation(out: &mut String, written: &str) {
    let all: Vec<u8> = digits(written).collect();
    let n = all.iter().fold(0u64, |v, d| {
        v.saturating_mul(10).saturating_add(u64::from(*d))
    });
    match all.len() {
        _ if all.first() == Some(&0) && all.len() > 1 => one_by_one(out, written, "oh"),
        0..=2 => cardinal(out, written, false),
        3 if n % 100 == 0 => cardinal(out, written, false),
        3 if n % 111 == 0 => {
            word(out, "triple");
            word(out, ONES[(n % 10) as usize]);
        }
        3 => pairs(out, n / 100, n % 100),
        4 if n % 1000 == 0 => cardinal(out, written, false),
        4 => pairs(out, n / 100, n % 100),
        _ => one_by_one(out, written, "zero"),
    }
}

/// Makes the last word of `out` a plural: `sixteen` → `sixteens`, `twenty` → `twenties`, `six` → `sixes`.
pub fn pluralize(out: &mut String) {
    let ends = |s: &str| out.ends_with(s);
    if ends("y") && !ends("ay") && !ends("ey") && !ends("oy") {
        out.pop();
        out.push_str("ies");
    } else if ends("x") || ends("s") || ends("ch") || ends("sh") {
        out.push_str("es");
    } else {
        out.push('s');
    }
}

const ROMAN: [(&str, u64); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

/// The value of a Roman numeral in its standard form (1 to 3999), capitals only.
pub fn roman(written: &str) -> Option<u64> {
    if written.is_empty() || written.len() > 15 {
        return None;
    }
    let (mut rest, mut value) = (written, 0);
    for (numeral, worth) in ROMAN {
        while let Some(next) = rest.strip_prefix(numeral) {
            rest = next;
            value += worth;
        }
    }
    // The greedy reading also accepts `IIII` and `IVI`; only the standard form writes itself again.
    (rest.is_empty() && value < 4000 && to_roman(value) == written).then_some(value)
}

fn to_roman(mut n: u64) -> String {
    let mut out = String::new();
    for (numeral, worth) in ROMAN {
        while n >= worth {
            out.push_str(numeral);
            n -= worth;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(f: impl Fn(&mut String)) -> String {
        let mut out = String::new();
        f(&mut out);
        out
    }

    #[test]
    fn cardinals() {
        for (written, spoken) in [
            ("0", "zero"),
            ("10,000", "ten thousand"),
            ("1,776", "one thousand seven hundred seventy-six"),
            ("21", "twenty-one"),
            ("1000001", "one million one"),
            ("25 000", "twenty-five thousand"),
            ("١٢", "twelve"),
            ("１００", "one hundred"),
        ] {
            assert_eq!(said(|o| cardinal(o, written, false)), spoken, "{written}");
        }
        assert_eq!(said(|o| cardinal(o, "1005", true)), "one thousand and five");
        assert_eq!(said(|o| cardinal(o, "105", true)), "one hundred and five");
    }

    #[test]
    fn years() {
        for (written, spoken) in [
            ("1984", "nineteen eighty-four"),
            ("1905", "nineteen oh five"),
            ("1900", "nineteen hundred"),
            ("2000", "two thousand"),
            ("2008", "two thousand eight"),
            ("2010", "twenty ten"),
            ("1066", "ten sixty-six"),
            ("476", "four seventy-six"),
            ("44", "forty-four"),
        ] {
            assert_eq!(said(|o| year(o, written, false)), spoken, "{written}");
        }
    }

    #[test]
    fn ordinals() {
        for (written, spoken) in [
            ("1", "first"),
            ("12", "twelfth"),
            ("20", "twentieth"),
            ("21", "twenty-first"),
            ("100", "one hundredth"),
            ("1000", "one thousandth"),
            ("5", "fifth"),
            ("8", "eighth"),
        ] {
            assert_eq!(said(|o| ordinal(o, written, false)), spoken, "{written}");
        }
    }

    #[test]
    fn designations() {
        for (written, spoken) in [
            ("16", "sixteen"),
            ("136", "one thirty-six"),
            ("300", "three hundred"),
            ("101", "one oh one"),
            ("777", "triple seven"),
            ("1701", "seventeen oh one"),
            ("5000", "five thousand"),
            ("007", "oh oh seven"),
            ("91230", "nine one two three zero"),
        ] {
            assert_eq!(said(|o| designation(o, written)), spoken, "{written}");
        }
    }

    #[test]
    fn pairs_of_digits() {
        for (written, spoken) in [
            ("350", "three fifty"),
            ("305", "three oh five"),
            ("300", "three hundred"),
            ("333", "three thirty-three"),
            ("027", "oh two seven"),
            ("1600", "sixteen hundred"),
            ("1017", "ten seventeen"),
            ("88", "eighty-eight"),
            ("10234", "one zero two three four"),
        ] {
            assert_eq!(said(|o| in_pairs(o, written)), spoken, "{written}");
        }
    }

    #[test]
    fn roman_numerals_are_strict() {
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("VIII"), Some(8));
        assert_eq!(roman("MCMXCIV"), Some(1994));
        assert_eq!(roman("LVIII"), Some(58));
        for wrong in ["", "IIII", "VX", "IC", "XM", "ABC", "iv", "IVI"] {
            assert_eq!(roman(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn any_number_has_words(n in any::<u64>()) {
            let spoken = said(|o| cardinal_of(o, n, false));
            prop_assert!(!spoken.is_empty());
            prop_assert!(spoken.chars().all(|c| c.is_ascii_lowercase() || c == ' ' || c == '-'));
        }

        #[test]
        fn roman_round_trip(n in 1u64..4000) {
            let written = to_roman(n);
            prop_assert_eq!(roman(&written), Some(n));
        }
    }
}

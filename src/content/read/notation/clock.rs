//! Times of the day and from when to when: 午後1時30分, １３：００, 8:00～15:00, 12時から15時.

use super::scan::Scan;

/// A time of the day in minutes; 24:00 is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::content::read) struct Minutes(u16);

const END_OF_DAY: u16 = 24 * 60;
const HALF_A_DAY: u16 = 12 * 60;

impl Minutes {
    /// Whether it is the end of the day, which is 0:00 of the next.
    pub(super) const fn is_end_of_day(self) -> bool {
        self.0 == END_OF_DAY
    }

    /// How many minutes it is after another time.
    pub(super) fn minutes_since(self, start: Self) -> Option<u16> {
        self.0.checked_sub(start.0)
    }

    /// So many minutes later on the same day.
    fn later(self, minutes: u16) -> Option<Self> {
        self.0.checked_add(minutes).filter(|later| *later <= END_OF_DAY).map(Self)
    }

    /// As the format has it: `09:30`, `00:00` for the end of the day.
    pub(super) fn iso(self) -> String {
        format!("{:02}:{:02}", self.0 / 60 % 24, self.0 % 60)
    }
}

/// Which half of the day was named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// What joins the two ends of a range.
const TO: [&str; 5] = ["~", "-", "から", "より", "→"];

/// A time that comes next.
pub(super) fn time(scan: &mut Scan) -> Option<Minutes> {
    named_time(scan).map(|(minutes, _)| minutes)
}

fn named_time(scan: &mut Scan) -> Option<(Minutes, Option<Half>)> {
    let mut ahead = scan.clone();
    if ahead.eat("正午") {
        *scan = ahead;
        return Some((Minutes(HALF_A_DAY), None));
    }
    let mut half = half_of_day(&mut ahead);
    let hour = ahead.spaces().number(2)?;
    let minute = if ahead.eat(":") {
        let minute = ahead.number(2)?;
        if ahead.eat(":") {
            ahead.number(2).filter(|second| *second == 0)?;
        }
        minute
    } else if ahead.spaces().eat("時") {
        // `3時間` is how long something takes.
        if ahead.peek() == Some('間') {
            return None;
        }
        minute_of_hour(&mut ahead)?
    } else {
        return None;
    };
    half = half.or_else(|| half_behind(&mut ahead));
    let hour = u16::try_from(hour).ok()?;
    let hour = match half {
        // Twelve o'clock of a half is noon to some and midnight to others.
        Some(_) if hour >= 12 => return None,
        Some(Half::Afternoon) => hour + 12,
        Some(Half::Morning) | None => hour,
    };
    let minutes = hour * 60 + u16::try_from(minute).ok().filter(|minute| *minute < 60)?;
    (minutes <= END_OF_DAY).then(|| {
        *scan = ahead;
        (Minutes(minutes), half)
    })
}

fn half_of_day(scan: &mut Scan) -> Option<Half> {
    match scan.eat_any(&["午前", "午後", "am", "pm"])? {
        "午前" | "am" => Some(Half::Morning),
        _ => Some(Half::Afternoon),
    }
}

fn half_behind(scan: &mut Scan) -> Option<Half> {
    let mut ahead = scan.clone();
    let half = match ahead.spaces().eat_any(&["am", "pm"])? {
        "am" => Half::Morning,
        _ => Half::Afternoon,
    };
    *scan = ahead;
    Some(half)
}

/// What stands behind 時: nothing, 半, or minutes.
fn minute_of_hour(scan: &mut Scan) -> Option<u32> {
    if scan.eat("半") {
        return Some(30);
    }
    let mut ahead = scan.clone();
    let Some(minute) = ahead.number(2) else { return Some(0) };
    ahead.eat("分").then(|| {
        *scan = ahead;
        minute
    })
}

/// A time, or from when to when, that comes next.
pub(in crate::content::read) fn range(scan: &mut Scan) -> Option<(Minutes, Option<Minutes>)> {
    let (start, half) = named_time(scan)?;
    let mut ahead = scan.clone();
    if ahead.spaces().eat_any(&TO).is_none() {
        return Some((start, None));
    }
    let mut behind = ahead.clone();
    let end = named_time(behind.spaces()).map(|(end, own_half)| match (half, own_half) {
        // 午後1時～3時 is 3 in the afternoon.
        (Some(Half::Afternoon), None) if end < start => Minutes(end.0 + HALF_A_DAY),
        _ => end,
    });
    let Some(end) = end.or_else(|| start.later(length(&mut behind)?)) else {
        // `10:00～`: the end is open.
        *scan = ahead;
        return Some((start, None));
    };
    behind.spaces().eat("まで");
    *scan = behind;
    Some((start, Some(end)))
}

/// How many minutes something takes that comes next, where that is said exactly: `3時間`, `2時間半`, `90分`.
/// `4時間程度` is not exact.
fn length(scan: &mut Scan) -> Option<u16> {
    let mut ahead = scan.clone();
    let number = ahead.spaces().number(3)?;
    let minutes = match ahead.eat_any(&["時間", "分間", "分"])? {
        "時間" => number.checked_mul(60)?.checked_add(minute_of_hour(&mut ahead)?)?,
        _ => number,
    };
    ahead.eat("間");
    if !(ahead.is_done() || matches!(ahead.peek(), Some(' ' | '　' | '(' | '、'))) {
        return None;
    }
    *scan = ahead;
    u16::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}

/// The time that a whole text names, as the format has it.
pub(in crate::content::read) fn whole(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    let time = time(&mut scan)?;
    (scan.is_done() && !time.is_end_of_day()).then(|| time.iso())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        for (text, time) in [
            ("13:00", "13:00"),
            ("１３：００", "13:00"),
            ("9:5", "09:05"),
            ("午後1時", "13:00"),
            ("午後１時３０分", "13:30"),
            ("1時半", "01:30"),
            ("PM 1:30", "13:30"),
            ("1:30 pm", "13:30"),
            ("正午", "12:00"),
            ("午後0時15分", "12:15"),
            ("8時", "08:00"),
            ("10:00:00", "10:00"),
        ] {
            assert_eq!(whole(text).as_deref(), Some(time), "{text}");
        }
        for text in ["", "13", "午後12時", "25:00", "10:60", "自由", "10:00頃", "24:00", "午後13時"]
        {
            assert_eq!(whole(text), None, "{text}");
        }
    }

    #[test]
    fn ranges_as_people_write_them() {
        let read = |text: &str| {
            let mut scan = Scan::new(text);
            let (start, end) = range(&mut scan)?;
            scan.is_done().then(|| format!("{} {}", start.iso(), end.map_or_else(String::new, Minutes::iso)))
        };
        for (text, range) in [
            ("8:00～15:00", "08:00 15:00"),
            ("8時～16時", "08:00 16:00"),
            ("12時から15時", "12:00 15:00"),
            ("12時から15時まで", "12:00 15:00"),
            ("午後1時〜3時", "13:00 15:00"),
            ("午前10時－午後3時半", "10:00 15:30"),
            ("16:00-20:00", "16:00 20:00"),
            ("10:00～", "10:00 "),
            ("5:00", "05:00 "),
            ("9:00から3時間", "09:00 12:00"),
            ("9：00より３時間", "09:00 12:00"),
            ("17:00より2時間半", "17:00 19:30"),
            ("13時から90分間", "13:00 14:30"),
            ("10:00～1時間30分", "10:00 11:30"),
            ("10:00～4時間程度", ""),
            ("13時から2時間おき", ""),
            ("22:00から3時間", ""),
            ("22:00〜翌", ""),
        ] {
            assert_eq!(read(text).unwrap_or_default(), range, "{text}");
        }
    }
}

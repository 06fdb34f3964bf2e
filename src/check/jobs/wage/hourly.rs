//! What a job pays an hour: hourly, daily, monthly and yearly pay, without overtime pay that is part of it.

use unicode_normalization::UnicodeNormalization as _;

use crate::check::jobs::overtime_words::{Within, within};
use crate::content::kinds::{Contract, Job, Pay, PayUnit};
use crate::content::{Record, job_words, lacks_unit, minutes_of_day};

/// An amount for a time of work. The time may lie between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Earned {
    yen: u64,
    least_minutes: u64,
    most_minutes: u64,
    /// Whether the amount is the most that is paid, and the least is not told.
    is_highest: bool,
    /// How many times as much as its unit of pay the amount is: twelve months.
    times: u64,
    /// Overtime pay in yen that was taken out of its unit of pay.
    taken_out: u64,
}

/// How an amount compares with a wage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// At least the wage.
    Enough,
    /// Less than the wage.
    Below,
    /// It depends on what is not told.
    Unsure(Missing),
}

/// What is needed for a comparison and not told: a name in `missing` of the terms.
pub(super) type Missing = &'static str;

impl Earned {
    const fn exactly(yen: u64, minutes: u64) -> Self {
        Self { yen, least_minutes: minutes, most_minutes: minutes, is_highest: false, times: 1, taken_out: 0 }
    }

    /// Yen an hour, without fractions.
    pub(super) const fn an_hour(self) -> u64 {
        self.yen * 60 / self.most_minutes
    }

    /// What its unit of pay is to be, overtime pay included, for a wage in yen an hour.
    pub(super) const fn needed(self, wage: u32) -> u64 {
        (wage as u64 * self.most_minutes).div_ceil(60 * self.times) + self.taken_out
    }

    /// How it compares with a wage in yen an hour.
    pub(super) const fn compare(self, wage: u32) -> Compared {
        let wage = wage as u64;
        if self.yen * 60 < wage * self.least_minutes {
            Compared::Below
        } else if self.is_highest {
            Compared::Unsure("amount")
        } else if self.yen * 60 < wage * self.most_minutes {
            Compared::Unsure("days_off")
        } else {
            Compared::Enough
        }
    }
}

/// What the lowest pay of a job is for a time of work, or what is not told. Nothing where it is not asked for: of work
/// that may be no employment, no pay need be told, and none be for a time.
pub(super) fn earned(record: &Record, job: &Job) -> Option<Result<Earned, Missing>> {
    let is_wages = job.contract.iter().all(Contract::is_employment);
    let untold = |what: Missing| is_wages.then_some(Err(what));
    let (unit, range, fixed) = match &job.pay {
        Some(Pay::Amount { unit, range, fixed_overtime, .. }) => (*unit, range, fixed_overtime),
        // An amount alone may be less than the wage, whatever it is paid for.
        Some(Pay::ToBeAgreed { unit: None, note: Some(note), .. }) if lacks_unit(note) => {
            return untold("unit");
        }
        Some(Pay::ToBeAgreed { .. }) | None => return untold("amount"),
        Some(Pay::Unpaid { .. }) => return untold("unpaid"),
    };
    let (yen, is_highest) = match (range.min(), range.max()) {
        (Some(min), _) => (min, false),
        (None, max) => (max?, true),
    };
    let told = fixed.as_ref().map(|fixed| Within::from(fixed.amount));
    // By what it is paid, words do not say of a year.
    let in_words = || {
        let said = words_of_overtime(record, job)?;
        // What would be most of the pay is another amount beside the words: 月給25万円〜、みなし残業代含む.
        let is_other = matches!(said, Within::Yen(amount) if amount > yen / 2);
        Some(if unit == PayUnit::Year || is_other { Within::Untold } else { said })
    };
    let yen = u64::from(yen);
    let taken_out = match told.or_else(in_words) {
        None => 0,
        Some(Within::Yen(amount)) => u64::from(amount),
        Some(Within::Untold) => return Some(Err("fixed_overtime")),
    };
    let Some(earned) = for_time(job, unit, yen.saturating_sub(taken_out)) else { return untold("by_piece") };
    Some(earned.map(|earned| Earned { is_highest, taken_out, ..earned }))
}

/// What an amount for a time of work is with the hours and days of a job; nothing where it is paid for none.
pub(super) fn for_time(job: &Job, unit: PayUnit, yen: u64) -> Option<Result<Earned, Missing>> {
    Some(match unit {
        PayUnit::Hour => Ok(Earned::exactly(yen, 60)),
        PayUnit::Day => minutes_of_work(job).map(|minutes| Earned::exactly(yen, minutes)),
        PayUnit::Month => in_a_year(job, yen * 12).map(|earned| Earned { times: 12, ..earned }),
        PayUnit::Year => in_a_year(job, yen),
        PayUnit::Piece | PayUnit::Once => return None,
    })
}

/// Overtime pay that the words of a job say is within its pay.
fn words_of_overtime(record: &Record, job: &Job) -> Option<Within> {
    // Nearly all jobs end here.
    const NEEDED: [&str; 3] = ["残業", "時間外", "割増"];
    let text = record.origin.text();
    let may_be_said = NEEDED.iter().any(|word| text.contains(word));
    may_be_said.then(|| within(&job_words(record, job))).flatten()
}

/// The minutes of a day's work without its breaks.
fn minutes_of_work(job: &Job) -> Result<u64, Missing> {
    let span = minutes_of_day(job).ok_or("hours")?;
    let told = job.hours.as_ref().and_then(|hours| hours.break_minutes);
    let rest = match told {
        Some(minutes) => minutes,
        // Up to six hours no break need be given.
        None if span <= 360 => 0,
        None => return Err("break"),
    };
    u64::try_from(i32::from(span) - i32::from(rest)).ok().filter(|minutes| *minutes > 0).ok_or("hours")
}

/// An amount for a year's work. Days are those that the job says it has off in a year, else those of a week or of
/// a month; where a week is told, the days off beside it are not, so that there may be twenty fewer.
fn in_a_year(job: &Job, yen: u64) -> Result<Earned, Missing> {
    let minutes = minutes_of_work(job)?;
    let text = |text: Option<&String>| text.map(|text| text.nfkc().collect::<String>()).unwrap_or_default();
    let holidays = text(job.holidays.as_ref());
    if let Some(days) = days_behind(&holidays, "年間休日").filter(|days| *days < 365) {
        return Ok(Earned::exactly(yen, minutes * (365 - days)));
    }
    let week = text(job.hours.as_ref().and_then(|hours| hours.days.as_ref()));
    if let Some(days) = days_behind(&week, "週").filter(|days| (1..=7).contains(days)) {
        let most = minutes * days * 365 / 7;
        let least = minutes * (days * 365 / 7).saturating_sub(20 * days / 5);
        let (least_minutes, most_minutes) = (least.max(1), most.max(1));
        return Ok(Earned { least_minutes, ..Earned::exactly(yen, most_minutes) });
    }
    let days = job.per_month.ok_or("days")?;
    Ok(Earned::exactly(yen, minutes * u64::from(days) * 12))
}

/// The number of days right behind a word: 年間休日108日, 週5日.
fn days_behind(text: &str, word: &str) -> Option<u64> {
    let (_, behind) = text.split_once(word)?;
    let behind = behind.trim_start_matches(['は', ':', ' ', '約']);
    let end = behind.find(|c: char| !c.is_ascii_digit())?;
    behind[end..].starts_with('日').then(|| behind[..end].parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_where_one_number_is_said() {
        assert_eq!(days_behind("週休2日、年間休日108日", "年間休日"), Some(108));
        assert_eq!(days_behind("週5日の交代制", "週"), Some(5));
        assert_eq!(days_behind("週3〜5日", "週"), None);
        assert_eq!(days_behind("週休2日", "週"), None);
    }

    #[test]
    fn an_amount_is_compared_to_the_yen() {
        // 8 hours for 8,488 yen are 1,061 an hour.
        assert_eq!(Earned::exactly(8_488, 480).compare(1061), Compared::Enough);
        assert_eq!(Earned::exactly(8_487, 480).compare(1061), Compared::Below);
        let unsure = Earned { least_minutes: 50, ..Earned::exactly(1_000, 60) };
        let days_off = Compared::Unsure("days_off");
        assert_eq!(
            [1000, 1001, 1200, 1201].map(|wage| unsure.compare(wage)),
            [Compared::Enough, days_off, days_off, Compared::Below]
        );
    }
}

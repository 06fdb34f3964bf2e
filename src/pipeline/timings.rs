//! How long each stage of a build takes.
//!
//! A build runs through *steps*, one after another, whose wall times add up to that of the build. Within a step several
//! stages may run side by side in all threads, as rendering and writing do, a page at a time. Of these, what the
//! threads spent on each stage is added up and divided by their number; the rest of the step is that of the stage which
//! the step is named for. So the times of all stages add up to the wall time of the build, and say nothing of how many
//! processors it used.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A stage of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Comparing all bytes with those of the last build, and keeping what the next one compares with.
    Compare,
    /// Listing the portal's files and reading their bytes.
    Read,
    /// Making records and settings of bytes.
    Parse,
    /// Loading the theme.
    Theme,
    /// Finding what belongs together, and which outputs there are.
    Link,
    /// Looking for mistakes.
    Check,
    /// Reading, cleaning and shrinking pictures.
    Pictures,
    /// Making the search index.
    Search,
    /// Making pages.
    Render,
    /// Making files that need no template, and reading those that come out as they are.
    Export,
    /// Comparing, hashing and writing the files of the site, and putting the new site in the place of the old one.
    Publish,
}

impl Stage {
    /// All stages, about in the order in which a build runs through them.
    pub const ALL: [Self; 11] = [
        Self::Compare,
        Self::Read,
        Self::Parse,
        Self::Theme,
        Self::Link,
        Self::Check,
        Self::Pictures,
        Self::Search,
        Self::Render,
        Self::Export,
        Self::Publish,
    ];
}

/// Measures stages, or, as most of the time, nothing. Clones measure together.
#[derive(Debug, Clone, Default)]
pub struct Timings(Option<Arc<Measured>>);

#[derive(Debug)]
struct Measured {
    now: fn() -> Instant,
    begun: Instant,
    /// What threads spent within the present step, in nanoseconds, by stage.
    spent: [AtomicU64; Stage::ALL.len()],
    wall: Mutex<[Duration; Stage::ALL.len()]>,
}

impl Timings {
    /// Begins to measure, with the clock of the caller.
    pub fn begun(now: fn() -> Instant) -> Self {
        let spent = std::array::from_fn(|_| AtomicU64::new(0));
        Self(Some(Arc::new(Measured { now, begun: now(), spent, wall: Mutex::default() })))
    }

    /// Does a step of the build. Steps do not lie within each other.
    pub fn step<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let Some(measured) = &self.0 else { return work() };
        let begun = (measured.now)();
        let result = work();
        let whole = (measured.now)() - begun;
        let threads = u32::try_from(rayon::current_num_threads()).unwrap_or(1);
        let mut rest = whole;
        let mut wall = measured.wall.lock().unwrap_or_else(PoisonError::into_inner);
        for (sum, spent) in wall.iter_mut().zip(&measured.spent) {
            let part = Duration::from_nanos(spent.swap(0, Ordering::Relaxed)) / threads;
            let part = part.min(rest);
            *sum += part;
            rest -= part;
        }
        wall[stage as usize] += rest;
        result
    }

    /// Does what belongs to another stage than the step in which it lies, in any thread. Must not wait for other
    /// threads.
    pub fn within<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let Some(measured) = &self.0 else { return work() };
        let begun = (measured.now)();
        let result = work();
        let nanoseconds = u64::try_from(((measured.now)() - begun).as_nanos()).unwrap_or(u64::MAX);
        measured.spent[stage as usize].fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    /// The wall time since the beginning, and that of each stage; `None` where nothing is measured.
    pub fn report(&self) -> Option<(Duration, Vec<(Stage, Duration)>)> {
        let measured = self.0.as_ref()?;
        let wall = measured.wall.lock().unwrap_or_else(PoisonError::into_inner);
        let stages = Stage::ALL.into_iter().zip(*wall).collect();
        Some(((measured.now)() - measured.begun, stages))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_of_all_stages_are_that_of_the_steps() {
        let timings = Timings::begun(Instant::now);
        let busy = |milliseconds| std::thread::sleep(Duration::from_millis(milliseconds));
        timings.step(Stage::Publish, || {
            timings.within(Stage::Render, || busy(30));
            busy(10);
        });
        timings.step(Stage::Link, || busy(5));
        let (whole, stages) = timings.report().expect("measured");
        let of = |wanted| stages.iter().find(|(stage, _)| *stage == wanted).map(|(_, time)| *time);
        let threads = u32::try_from(rayon::current_num_threads()).expect("few");
        assert!(of(Stage::Render) >= Some(Duration::from_millis(30) / threads));
        assert!(of(Stage::Publish) >= Some(Duration::from_millis(10)));
        assert!(of(Stage::Link) >= Some(Duration::from_millis(5)));
        assert_eq!(of(Stage::Search), Some(Duration::ZERO));
        let sum: Duration = stages.iter().map(|(_, time)| *time).sum();
        assert!(sum <= whole && sum >= Duration::from_millis(45), "{sum:?} of {whole:?}");
        assert!(Timings::default().report().is_none());
    }
}

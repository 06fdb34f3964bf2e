//! Each target over its seeds and what comes of them by changing them, the same in every run.

use proptest::test_runner::{RngAlgorithm, TestRng};

use super::{TARGETS, Target};

/// A text that is longer than this is cut: many short inputs find more than a few long ones.
const LONGEST: usize = 4096;
/// So many faults are enough to begin with.
const MOST_FAULTS: usize = 8;

macro_rules! targets_hold {
    ($($target:ident),*) => {$(
        #[test]
        fn $target() {
            run(TARGETS.iter().find(|target| target.name == stringify!($target)).expect("a target"));
        }
    )*};
}

targets_hold!(recurrences, values, tables, workbooks, front_matter, markdown, mended);

fn run(target: &Target) {
    let seeds: Vec<&[u8]> = target.seeds().map(str::as_bytes).collect();
    let mut faults: Vec<String> = seeds.iter().filter_map(|seed| fault(target, seed)).collect();
    let mut chance = Chance::of_seed(number("ENISHI_FUZZ_SEED").unwrap_or_default());
    for _ in 0..target.short * number("ENISHI_FUZZ_TIMES").unwrap_or(1) {
        let mut input = chance.one_of(&seeds).to_vec();
        for _ in 0..=chance.below(4) {
            chance.change(&mut input, &seeds);
        }
        input.truncate(LONGEST);
        faults.extend(fault(target, &input));
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    assert!(faults.is_empty(), "{} does not hold for\n{}", target.name, faults.join("\n"));
}

/// `ENISHI_FUZZ_TIMES=1000 cargo test --lib fuzz::` tries so many times the usual number of inputs: a long run
/// where there is no compiler for C++. `ENISHI_FUZZ_SEED=2` makes other inputs.
#[expect(clippy::disallowed_methods, reason = "no argument reaches a test")]
fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

/// The smallest input found that a target does not hold for, if it does not for this one; what is wrong with it
/// has been printed.
fn fault(target: &Target, input: &[u8]) -> Option<String> {
    if holds(target, input) {
        return None;
    }
    let shown = format!("{:?}", String::from_utf8_lossy(&smallest(target, input)));
    // A long run may be ended before it tells.
    eprintln!("{} does not hold for {shown}", target.name);
    Some(shown)
}

fn holds(target: &Target, input: &[u8]) -> bool {
    std::panic::catch_unwind(|| (target.hold)(input)).is_ok()
}

/// Takes out stretches, long ones first, as long as the target does not hold for what is left.
fn smallest(target: &Target, input: &[u8]) -> Vec<u8> {
    let mut left = input.to_vec();
    let mut length = left.len().next_power_of_two() / 2;
    while length > 0 {
        let mut at = 0;
        while at < left.len() {
            let mut shorter = left.clone();
            shorter.drain(at..left.len().min(at + length));
            if holds(target, &shorter) {
                at += length;
            } else {
                left = shorter;
            }
        }
        length /= 2;
    }
    left
}

/// Random choices that are the same in every run.
struct Chance(TestRng);

impl Chance {
    /// The seed 0 gives the inputs of the test command.
    fn of_seed(seed: usize) -> Self {
        if seed == 0 {
            return Self(TestRng::deterministic_rng(RngAlgorithm::ChaCha));
        }
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&u64::try_from(seed).unwrap_or_default().to_le_bytes());
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
    }

    /// A number below a limit above 0.
    fn below(&mut self, limit: usize) -> usize {
        use proptest::prelude::Rng as _;
        let number = self.0.next_u64() % u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(number).unwrap_or_default()
    }

    fn one_of<'a>(&mut self, seeds: &[&'a [u8]]) -> &'a [u8] {
        seeds[self.below(seeds.len())]
    }

    /// Changes a byte, or takes out, doubles or takes over a stretch, as mutation fuzzers do.
    fn change(&mut self, input: &mut Vec<u8>, seeds: &[&[u8]]) {
        let (from, to) = self.stretch(input);
        match self.below(6) {
            0 if !input.is_empty() => {
                let at = self.below(input.len());
                input[at] = u8::try_from(self.below(256)).unwrap_or_default();
            }
            1 => drop(input.drain(from..to)),
            2 => {
                let doubled = input[from..to].to_vec();
                input.splice(to..to, doubled);
            }
            3 => {
                let at = self.below(input.len() + 1);
                input.truncate(at);
            }
            _ => {
                let other = self.one_of(seeds);
                let (start, end) = self.stretch(other);
                input.splice(from..to, other[start..end].iter().copied());
            }
        }
    }

    /// Where a stretch of a text begins and ends, between whole characters if it is UTF-8.
    fn stretch(&mut self, text: &[u8]) -> (usize, usize) {
        let starts: Vec<usize> =
            (0..=text.len()).filter(|at| text.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80)).collect();
        let from = self.below(starts.len());
        let length = self.below(12.min(starts.len() - from));
        (starts[from], starts[from + length])
    }
}

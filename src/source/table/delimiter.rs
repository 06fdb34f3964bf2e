//! By what the cells of a text file are parted.

/// Bytes that part cells, the usual one first.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// How many lines are looked at.
const LINES: usize = 20;

/// The byte that stands in most lines, outside quotation marks: a comma within cells stands in some,
/// the delimiter in all.
pub(super) fn of(text: &str) -> u8 {
    let mut lines_with = [0_usize; DELIMITERS.len()];
    let mut total = [0_usize; DELIMITERS.len()];
    let (mut seen, mut quoted, mut lines) = ([0_usize; DELIMITERS.len()], false, 0);
    for byte in text.bytes().chain([b'\n']) {
        quoted ^= byte == b'"';
        if quoted {
            continue;
        }
        if let Some(which) = DELIMITERS.iter().position(|delimiter| *delimiter == byte) {
            seen[which] += 1;
        }
        if byte == b'\n' {
            for which in 0..DELIMITERS.len() {
                lines_with[which] += usize::from(seen[which] > 0);
                total[which] += seen[which];
            }
            seen = [0; DELIMITERS.len()];
            lines += 1;
            if lines == LINES {
                break;
            }
        }
    }
    let best = (0..DELIMITERS.len()).rev().max_by_key(|which| (lines_with[*which], total[*which]));
    DELIMITERS[best.unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_stands_in_every_line() {
        assert_eq!(of("id,題名\na,\"b;c;d\"\n"), b',');
        assert_eq!(of("id,題名,歓迎\na,b,x;y;z\nb,c,x;y;z\n"), b',');
        assert_eq!(of("id;題名\na;1,000円、2,000円\n"), b';');
        assert_eq!(of("id\t題名\na\t1,000円;2,000円\n"), b'\t');
        assert_eq!(of("題名\n朝市\n"), b',');
        assert_eq!(of(""), b',');
    }
}

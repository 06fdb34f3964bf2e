//! Bytes as a script that a page may load from anywhere, also from `file://`.
//!
//! A script in UTF-16 holds 31 bits in each two units of 16, where base 64 would hold 24. Its byte
//! order mark gives the encoding, whatever a server says. The units lie between U+2100 and U+D7FF (no
//! quote, no line end, no surrogate), and no byte of them is a line feed or a carriage return, so
//! that even a transfer as text leaves them whole.

/// The script that hands `payload` to the engine under `name`.
pub(crate) fn script(name: &str, version: &str, payload: &[u8]) -> Vec<u8> {
    let (length, sum) = (payload.len(), check_sum(payload));
    let head = format!("enishi.shard(\"{name}\",\"{version}\",{length},{sum},\"");
    let mut out = Vec::with_capacity(payload.len() * 32 / 31 + head.len() * 2 + 16);
    out.extend([0xff, 0xfe]);
    out.extend(head.encode_utf16().flat_map(u16::to_le_bytes));
    push_units(payload, &mut out);
    out.extend("\")".encode_utf16().flat_map(u16::to_le_bytes));
    out
}

/// FNV-1a with 32 bits, by which the reader detects a damaged file.
fn check_sum(payload: &[u8]) -> u32 {
    payload.iter().fold(2_166_136_261, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(16_777_619))
}

/// The number of values of a unit: more than the square root of 2^31, so that two hold 31 bits.
const VALUES: u32 = 46_341;

/// Two units for each 31 bits; the last ones are filled up with zeros.
fn push_units(payload: &[u8], out: &mut Vec<u8>) {
    let mut pending = 0_u64;
    let mut bits = 0;
    for byte in payload {
        pending = (pending << 8) | u64::from(*byte);
        bits += 8;
        if bits >= 31 {
            bits -= 31;
            out.extend(both_units(pending >> bits));
            pending &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        out.extend(both_units(pending << (31 - bits)));
    }
}

/// The bytes of the two units of a word of 31 bits.
fn both_units(word: u64) -> [u8; 4] {
    let word = u32::try_from(word).unwrap_or(u32::MAX);
    let both = u32::from(unit(word / VALUES)) | u32::from(unit(word % VALUES)) << 16;
    both.to_le_bytes()
}

/// The code unit of a value: 254 values of the low byte, without line feed and carriage return.
fn unit(value: u32) -> u16 {
    let mut low = value % 254;
    if low >= 0x0a {
        low += 1;
    }
    if low >= 0x0d {
        low += 1;
    }
    u16::try_from(((0x21 + value / 254) << 8) | low).unwrap_or(u16::MAX)
}

//! Bytes as a script that a page may load from anywhere, also from `file://`.
//!
//! A script in UTF-16 holds 15 bits in each unit of 16, where base 64 would hold 12. Its byte order
//! mark tells the encoding whatever a server says. The units lie between U+2100 and U+A2FF (no
//! quote, no line end, no surrogate), and no byte of them is a line feed or a carriage return, so
//! that even a transfer as text leaves them whole.

/// The script that hands `payload` to the engine under `name`.
pub(super) fn script(name: &str, version: &str, payload: &[u8]) -> Vec<u8> {
    let head = format!("enishi.shard(\"{name}\",\"{version}\",{},\"", payload.len());
    let mut out = Vec::with_capacity(payload.len() * 16 / 15 + head.len() * 2 + 16);
    out.extend([0xff, 0xfe]);
    out.extend(head.encode_utf16().flat_map(u16::to_le_bytes));
    for unit in units(payload) {
        out.extend(unit.to_le_bytes());
    }
    out.extend("\")".encode_utf16().flat_map(u16::to_le_bytes));
    out
}

fn units(payload: &[u8]) -> impl Iterator<Item = u16> {
    let mut pending = 0_u32;
    let mut bits = 0;
    let mut bytes = payload.iter();
    std::iter::from_fn(move || {
        while bits < 15 {
            match bytes.next() {
                Some(byte) => {
                    pending = (pending << 8) | u32::from(*byte);
                    bits += 8;
                }
                None if bits == 0 => return None,
                None => {
                    pending <<= 15 - bits;
                    bits = 15;
                }
            }
        }
        bits -= 15;
        let value = ((pending >> bits) & 0x7fff) as u16;
        pending &= (1 << bits) - 1;
        Some(unit(value))
    })
}

/// 254 values for the low byte, all but those of line ends.
fn unit(value: u16) -> u16 {
    let mut low = value % 254;
    if low >= 0x0a {
        low += 1;
    }
    if low >= 0x0d {
        low += 1;
    }
    ((0x21 + value / 254) << 8) | low
}

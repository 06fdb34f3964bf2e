//! The bytes of a stamp.
//!
//! ```text
//! mark          16 bytes
//! zone          one byte for its length, then its name: the day of a site begins in it
//! begun         32 bytes by which a build knows that all it depends on is the same
//! done          32 bytes by which it knows that all it left is the same, over the zone and what follows
//! what was told encrypted
//! ```
//!
//! What was told quotes the files of the portal, with the names of people in them. So it is encrypted with a key that
//! only those files give: once they have changed, nobody can read it, and `forget` needs not look into it.

use std::fs;
use std::path::Path;

use blake3::{Hash, Hasher};

use super::add;

/// How each stamp begins. A change of what stands in it raises the number.
const MARK: &[u8; 16] = b"enishi stamp 1\r\n";
const HASH: usize = 32;

/// Whether some bytes are a stamp, which holds no words that could be read.
pub fn is_stamp(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// All that is known of a build at one point of it. It is never written: its keys are made of it.
pub(super) struct State(Hash);

impl State {
    pub(super) fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Hasher::new();
        for part in parts {
            add(&mut hasher, part);
        }
        Self(hasher.finalize())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn key(&self, purpose: &str) -> [u8; HASH] {
        blake3::derive_key(purpose, self.bytes())
    }

    fn has_begun(&self) -> Hash {
        self.key("enishi stamp: begun").into()
    }

    fn is_done(&self, zone: &str, encrypted: &[u8]) -> Hash {
        let mut hasher = Hasher::new_keyed(&self.key("enishi stamp: done"));
        add(&mut hasher, zone.as_bytes());
        hasher.update(encrypted).finalize()
    }

    /// Encrypts, and the other way round. The same state is never the key of two texts.
    fn crypt(&self, bytes: &mut [u8]) {
        let mut stream = vec![0; bytes.len()];
        Hasher::new_keyed(&self.key("enishi stamp: told")).finalize_xof().fill(&mut stream);
        for (byte, key) in bytes.iter_mut().zip(stream) {
            *byte ^= key;
        }
    }
}

/// A stamp that was read and may be anything.
pub(super) struct Entry {
    zone: String,
    begun: Hash,
    done: Hash,
    encrypted: Vec<u8>,
}

impl Entry {
    /// Reads a stamp; `None` where there is nothing that looks like one.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let (zone_length, rest) = bytes.strip_prefix(MARK)?.split_first()?;
        let (zone, rest) = rest.split_at_checked(usize::from(*zone_length))?;
        let (begun, rest) = rest.split_first_chunk::<HASH>()?;
        let (done, encrypted) = rest.split_first_chunk::<HASH>()?;
        Some(Self {
            zone: String::from_utf8(zone.to_owned()).ok()?,
            begun: Hash::from(*begun),
            done: Hash::from(*done),
            encrypted: encrypted.to_owned(),
        })
    }

    /// The bytes of a stamp; `None` where a zone has a name that no zone has.
    pub(super) fn seal(zone: &str, begun: &State, done: &State, told: &[u8]) -> Option<Vec<u8>> {
        let zone_length = u8::try_from(zone.len()).ok()?;
        let mut encrypted = told.to_owned();
        done.crypt(&mut encrypted);
        let is_done = done.is_done(zone, &encrypted);
        let head: [&[u8]; 3] = [MARK, &[zone_length], zone.as_bytes()];
        Some(
            [&head.concat(), begun.has_begun().as_bytes().as_slice(), is_done.as_bytes(), &encrypted]
                .concat(),
        )
    }

    pub(super) fn zone(&self) -> &str {
        &self.zone
    }

    /// Whether the build of this stamp depended on the same.
    pub(super) fn has_begun(&self, state: &State) -> bool {
        self.begun == state.has_begun()
    }

    /// What was told, where the build of this stamp depended on the same and left the same.
    pub(super) fn open(mut self, state: &State) -> Option<Vec<u8>> {
        if self.done != state.is_done(&self.zone, &self.encrypted) {
            return None;
        }
        state.crypt(&mut self.encrypted);
        Some(self.encrypted)
    }
}

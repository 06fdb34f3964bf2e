//! EN022: what the type of a field expects.

use crate::content::schema::Schema;
use crate::diagnostic::findings::EN022Variant;

fn integer(field: String) -> EN022Variant {
    EN022Variant::Integer { field }
}

fn number(field: String) -> EN022Variant {
    EN022Variant::Number { field }
}

/// The finding for a value of another type than the schema's, given the path of its field.
pub(super) fn expected(schema: &Schema) -> fn(String) -> EN022Variant {
    match schema {
        Schema::Text(_) | Schema::Choice(_) | Schema::Free => |field| EN022Variant::Text { field },
        Schema::Whole(1000.., _) => |field| EN022Variant::Year { field },
        Schema::Whole(..) => integer,
        Schema::Number(..) => number,
        Schema::Bool => |field| EN022Variant::Bool { field },
        Schema::List { or_one: true, .. } => |field| EN022Variant::OneOrList { field },
        Schema::List { item, .. } if !item.fields().is_empty() => {
            |field| EN022Variant::ListOfMaps { field, example: String::new() }
        }
        Schema::List { .. } => |field| EN022Variant::List { field },
        Schema::Object { .. } | Schema::MapOf(_) => {
            |field| EN022Variant::Map { field, example: String::new() }
        }
    }
}

//! Pictures without what they tell about the people who took them.

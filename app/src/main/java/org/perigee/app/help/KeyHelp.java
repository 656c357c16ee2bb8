package org.perigee.app.help;

/// A key and what it does, for the list of keys.
///
/// @param keys as they stand on the keyboard: `Ctrl+K`
/// @param text what it does, in the user's language
public record KeyHelp(String keys, String text) {
}

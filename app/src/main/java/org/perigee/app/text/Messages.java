package org.perigee.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/// Texts for users under dotted keys, from the bundles beside this class (English, French).
///
/// Immutable, thread-safe.
public final class Messages {

    private static final String BUNDLE = "org.perigee.app.text.messages";

    private final ResourceBundle bundle;
    private final Locale locale;
    private final Formats formats;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.formats = new Formats(locale, this);
    }

    /// The texts of a language; English where there are none in it.
    public static Messages of(Locale locale) {
        return new Messages(locale);
    }

    public Locale locale() {
        return locale;
    }

    public Formats formats() {
        return formats;
    }

    /// The text with its places filled in, as [MessageFormat] does.
    ///
    /// @throws MissingResourceException where no bundle has the key: a mistake of the program
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern.replace("''", "'") : new MessageFormat(pattern, locale).format(arguments);
    }

    /// Whether there is a text under the key.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }
}

package org.perigee.catalog.places;

import java.text.Normalizer;
import java.util.Locale;

/// How names are compared: without case, accents, apostrophes and the signs between words.
public final class PlaceName {

    private PlaceName() {
    }

    /// The form of a name that all its spellings share, of lower-case letters, digits and single spaces: `saint etienne` for
    /// `St.-Étienne`; empty where the text has neither letters nor digits.
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length() + 4);
        String plain = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); i++) {
            append(key, plain.charAt(i));
        }
        closeWord(key);
        int end = key.length();
        if (end > 0 && key.charAt(end - 1) == ' ') {
            key.setLength(end - 1);
        }
        return withoutArticle(key.toString());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder key, char c) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            key.append(c);
        } else if (c >= 'A' && c <= 'Z') {
            key.append((char) (c + 'a' - 'A'));
        } else if (c < 0x80) {
            appendSign(key, c);
        } else {
            appendForeign(key, c);
        }
    }

    private static void appendSign(StringBuilder key, char c) {
        if (c == '&') {
            closeWord(key);
            key.append("and ");
        } else if (c != '\'' && c != '`') {
            closeWord(key);
        }
    }

    /// Letters that no decomposition makes plain are written the way names are commonly typed without them.
    private static void appendForeign(StringBuilder key, char c) {
        switch (Character.toLowerCase(c)) {
            case 'ß' -> key.append("ss");
            case 'æ' -> key.append("ae");
            case 'œ' -> key.append("oe");
            case 'ø' -> key.append('o');
            case 'ł' -> key.append('l');
            case 'đ', 'ð' -> key.append('d');
            case 'þ' -> key.append("th");
            case 'ħ' -> key.append('h');
            case 'ı' -> key.append('i');
            case 'ə' -> key.append('a');
            default -> appendOther(key, c);
        }
    }

    private static void appendOther(StringBuilder key, char c) {
        int type = Character.getType(c);
        if (Character.isLetterOrDigit(c) && type != Character.MODIFIER_LETTER) {
            key.append(String.valueOf(c).toLowerCase(Locale.ROOT));
        } else if (type != Character.NON_SPACING_MARK && type != Character.MODIFIER_LETTER && c != '’' && c != '‘') {
            closeWord(key);
        }
    }

    /// Ends a word with one space, and writes out the saints, whom everybody abbreviates.
    private static void closeWord(StringBuilder key) {
        int end = key.length();
        if (end == 0 || key.charAt(end - 1) == ' ') {
            return;
        }
        int start = key.lastIndexOf(" ") + 1;
        boolean saint = end - start == 2 && key.charAt(start) == 's' && key.charAt(start + 1) == 't';
        boolean sainte = end - start == 3 && key.charAt(start) == 's' && key.charAt(start + 1) == 't' && key.charAt(start + 2) == 'e';
        if (saint || sainte) {
            key.replace(start, end, saint ? "saint" : "sainte");
        }
        key.append(' ');
    }

    private static String withoutArticle(String key) {
        return key.startsWith("the ") ? key.substring(4) : key;
    }
}

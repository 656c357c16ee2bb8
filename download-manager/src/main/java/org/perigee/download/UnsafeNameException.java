package org.perigee.download;

/// A file name that would leave the folder, or that some system cannot keep.
public final class UnsafeNameException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsafeNameException(String name, String reason) {
        super("The file name “" + shown(name) + "” cannot be used: " + reason);
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{C}", "?");
        return printable.length() <= 120 ? printable : printable.substring(0, 119) + "…";
    }
}

package org.perigee.download.unpack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The archives that are taken apart, by the ends of their names.
public enum ArchiveForm {
    ZIP(".zip"),
    TAR(".tar"),
    TAR_GZ(".tar.gz", ".tgz");

    private final String[] ends;

    ArchiveForm(String... ends) {
        this.ends = ends;
    }

    /// Empty for a file that is no archive, as far as its name tells.
    public static Optional<ArchiveForm> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(form -> Arrays.stream(form.ends).anyMatch(end -> name.endsWith(end) && name.length() > end.length()))
                .findFirst();
    }

    /// The file's name without what makes it an archive.
    String stem(Path file) {
        String name = file.getFileName().toString();
        String end = Arrays.stream(ends).filter(name.toLowerCase(Locale.ROOT)::endsWith).findFirst().orElse("");
        return name.substring(0, name.length() - end.length());
    }
}

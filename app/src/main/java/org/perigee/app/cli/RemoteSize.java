package org.perigee.app.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalLong;
import okhttp3.Request;
import okhttp3.Response;
import org.perigee.access.AccessException;
import org.perigee.access.CallScope;
import org.perigee.access.HttpAccess;
import org.perigee.access.Realm;
import org.perigee.download.Source;

/// Asks for the length of an address whose file is already there, so that a command that is run again does not fetch it a second time
/// under another name.
record RemoteSize(HttpAccess access) {

    private static final String IDENTITY = "identity";

    /// @param file the file it would become
    /// @return empty where there is no such file, or the server does not say
    OptionalLong where(Path file, Source source) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return OptionalLong.empty();
        }
        Request.Builder request = new Request.Builder().url(source.uri().toString()).head().header("Accept-Encoding", IDENTITY);
        if (!source.realm().isEmpty()) {
            request.tag(Realm.class, new Realm(source.realm()));
        }
        try (Response response = access.send(request.build(), new CallScope())) {
            String length = response.isSuccessful() ? response.header("Content-Length", "") : "";
            return length.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
        } catch (AccessException e) {
            // The download itself will tell what is wrong.
            return OptionalLong.empty();
        }
    }
}

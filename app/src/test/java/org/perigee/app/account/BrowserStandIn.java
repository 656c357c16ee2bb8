package org.perigee.app.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Does what a person with a browser does: opens the page, fills in the form, and follows where it leads.
final class BrowserStandIn implements Consumer<URI> {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]*)\"");
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final String user;
    private final String password;
    private volatile String lastPage = "";

    BrowserStandIn(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /// What the browser shows at the end.
    String lastPage() {
        return lastPage;
    }

    @Override
    public void accept(URI page) {
        try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).cookieHandler(new CookieManager()).build()) {
            String form = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
            Map<String, String> fields = new LinkedHashMap<>();
            HIDDEN.matcher(form).results().map(match -> match.group()).forEach(input -> fields.put(first(NAME, input), first(VALUE, input)));
            fields.put("username", user);
            fields.put("password", password);
            String body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
            lastPage = client.send(HttpRequest.newBuilder(page.resolve(first(ACTION, form)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).replace("&amp;", "&").replace("&quot;", "\"") : "";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

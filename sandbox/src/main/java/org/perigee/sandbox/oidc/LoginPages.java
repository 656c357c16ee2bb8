package org.perigee.sandbox.oidc;

import java.util.Map;

/// The few pages a browser sees.
final class LoginPages {

    private static final String STYLE = """
        body{font:16px/1.5 system-ui,sans-serif;background:#0f2233;color:#e8eef4;display:grid;place-items:center;min-height:100vh;margin:0}
        main{background:#18344c;padding:2rem 2.5rem;border-radius:12px;max-width:24rem}
        h1{font-size:1.3rem;margin:0 0 1rem}label{display:block;margin:.8rem 0 .2rem}
        input{width:100%;box-sizing:border-box;padding:.5rem;border-radius:6px;border:1px solid #4f708c;background:#0f2233;color:inherit;font:inherit}
        button{margin-top:1.2rem;width:100%;padding:.6rem;border:0;border-radius:6px;background:#3aa0e3;color:#06121c;font:inherit;font-weight:600}
        .error{color:#ffb4a2}.hint{color:#a9c1d6;font-size:.9rem}""";

    private LoginPages() {
    }

    /// The form for the authorization code; the request's own parameters travel in hidden fields.
    static String login(String action, Map<String, String> request, String error) {
        StringBuilder hidden = new StringBuilder();
        request.forEach((name, value) -> {
            if (!name.equals("username") && !name.equals("password")) {
                hidden.append("<input type=\"hidden\" name=\"").append(escape(name)).append("\" value=\"").append(escape(value)).append("\">\n");
            }
        });
        return page("Sign in to the sandbox", form(action, hidden + credentials(), error, "Sign in"));
    }

    /// The form where a device's code is typed in.
    static String device(String action, String userCode, String error) {
        String field = "<label for=\"user_code\">Code shown by the device</label><input id=\"user_code\" name=\"user_code\" value=\""
            + escape(userCode) + "\" required>\n";
        return page("Connect a device", form(action, field + credentials(), error, "Connect"));
    }

    /// A page that only says something.
    static String message(String title, String text) {
        return page(title, "<p>" + escape(text) + "</p>");
    }

    private static String credentials() {
        return """
            <label for="username">User</label><input id="username" name="username" autocomplete="username" autofocus required>
            <label for="password">Password</label><input id="password" name="password" type="password" required>
            """;
    }

    private static String form(String action, String fields, String error, String button) {
        return (error.isEmpty() ? "" : "<p class=\"error\" role=\"alert\">" + escape(error) + "</p>") + "<form method=\"post\" action=\""
            + escape(action) + "\">\n" + fields + "<button type=\"submit\">" + button + "</button></form>\n<p class=\"hint\">This archive is made up and "
            + "runs on this computer. The user is <b>" + Realm.USER + "</b>, the password <b>" + Realm.PASSWORD + "</b>.</p>";
    }

    private static String page(String title, String content) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + escape(title) + "</title><style>" + STYLE
            + "</style></head><body><main><h1>" + escape(title) + "</h1>\n" + content + "</main></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}

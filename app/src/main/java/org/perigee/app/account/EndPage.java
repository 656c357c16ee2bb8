package org.perigee.app.account;

import org.perigee.app.text.Messages;

/// The page the browser shows when a sign-in has ended: complete in itself, since nothing else is served.
final class EndPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 90vh; margin: 0 1rem; text-align: center }
            h1 { font-size: 1.5rem; margin: 0 0 .25rem }
            p { margin: 0; opacity: .75 }
            </style></head>
            <body><main><h1>%s</h1><p>%s</p></main></body></html>
            """;

    private EndPage() {
    }

    static String html(Messages messages, String realm) {
        return PAGE.formatted(messages.locale().getLanguage(), escape(messages.get("app.name")),
                escape(messages.get("signIn.end.title")), escape(messages.get("signIn.end.text", realm)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

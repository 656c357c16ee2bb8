package org.perigee.sandbox;

import java.io.IOException;
import org.perigee.sandbox.catalogue.Catalogue;
import org.perigee.sandbox.http.Handler;
import org.perigee.sandbox.http.HttpCall;
import org.perigee.sandbox.http.HttpProblem;
import org.perigee.sandbox.oidc.Realm;

/// What a browser sees at the root: where the faces are and how to sign in.
record WelcomePage(Catalogue catalogue) implements Handler {

    @Override
    public void handle(HttpCall call) throws IOException {
        if (!call.path().equals("/")) {
            throw HttpProblem.message(404, "Not Found");
        }
        call.text(200, "text/html;charset=utf-8", """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Perigee sandbox</title>
            <style>body{font:16px/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}</style></head><body>
            <h1>Perigee sandbox</h1>
            <p>A made-up archive of %d products on this computer.</p>
            <ul>
            <li><a href="/stac/v1/">STAC</a> in the manner of CDSE</li>
            <li><a href="/stac/es/">STAC</a> in the manner of Earth Search, without login</li>
            <li><a href="/odata/v1/Products?$top=5&amp;$count=true">OData</a> in the manner of CDSE</li>
            <li><a href="/gss/odata/v1/Products?$top=5">OData</a> in the manner of a GAEL Store Service</li>
            <li><a href="/resto/api/collections/describe.xml">OpenSearch</a> in the manner of resto 2</li>
            <li><a href="/auth/realms/sandbox/.well-known/openid-configuration">OpenID Connect</a>: client <code>%s</code></li>
            </ul>
            <p>The user is <code>%s</code>, the password <code>%s</code>.</p></body></html>
            """.formatted(catalogue.products().size(), Realm.CLIENT, Realm.USER, Realm.PASSWORD));
    }
}

/// A sign-in realm in the manner of Keycloak: OpenID Connect discovery, authorization code with PKCE, device code, password
/// and refresh grants, with one public client and one user, both for everybody to know.
package org.perigee.sandbox.oidc;

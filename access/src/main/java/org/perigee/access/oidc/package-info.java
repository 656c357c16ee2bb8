/// Signing in with OpenID Connect: authorization code with PKCE in the system browser (RFC 6749, 7636, 8252), device code
/// (RFC 8628), password where a realm allows nothing else; tokens refreshed ahead of time, once for all who wait.
package org.perigee.access.oidc;

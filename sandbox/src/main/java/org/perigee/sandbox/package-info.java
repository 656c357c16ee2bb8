/// An embedded archive on loopback: a made-up catalogue of Sentinel products behind STAC, OData and OpenSearch, with
/// sign-in, downloads, tape and faults, for demonstrations and for tests.
package org.perigee.sandbox;

/// OData product catalogues in two dialects, that of CDSE and that of a GAEL Store Service. URLs are judged by Apache
/// Olingo's parser; the expressions it hands back are evaluated here over the made-up archive.
package org.perigee.sandbox.odata;

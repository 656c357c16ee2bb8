/// Writes `$filter` expressions and request URLs. The only package that knows Apache Olingo: its expression tree joins the parts
/// and its URI builder encodes them; literals, and the functions of the Copernicus Space Component, are written here.
package org.perigee.odata.filter;

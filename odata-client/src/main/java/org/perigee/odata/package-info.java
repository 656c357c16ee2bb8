/// A client for OData product catalogues (Copernicus Space Component v4, DHuS v1), usable without the rest of Perigee: typed
/// queries, tolerant reading, paging that reaches everything. How servers differ is data: [org.perigee.odata.ODataDialect].
package org.perigee.odata;

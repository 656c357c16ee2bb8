/// Checks folders again, years later: against the ledger, against checksum files that lie there, and by the files' own formats.
package org.perigee.download.audit;

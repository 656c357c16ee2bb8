/// What servers mean by refusing: their statuses alone do not tell a quota used up from terms not accepted.
package org.perigee.download.refusal;

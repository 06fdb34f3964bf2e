/* The search of a portal made by Enishi: reads the index in this folder and answers questions.
   No network beyond the folder, no storage, no worker; the same over HTTP and from file://.
   The format of the index is specified in src/search/FORMAT.md of Enishi. */
(function () {
  "use strict";

/*TIMELINE*/

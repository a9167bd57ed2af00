<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>AboutClip</name>
  <message>
   <source>Ask for it</source>
   <translation>Anfragen</translation>
  </message>
  <message>
   <source>Asking the owner of an avatar needs a way to reach them, which a folder is not.</source>
   <translation>Wer den Besitzer eines Avatars fragen will, muss ihn erreichen können; ein Ordner kann das nicht.</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <source>Remix</source>
   <translation>Remix</translation>
  </message>
  <message>
   <source>Report…</source>
   <translation>Melden…</translation>
  </message>
  <message>
   <source>Somebody in it is not in this studio: without their avatar there is nothing to render with.</source>
   <translation>Jemand darin ist nicht in diesem Studio: ohne dessen Avatar gibt es nichts zu rendern.</translation>
  </message>
  <message>
   <source>Take it to Create, change it and render your own</source>
   <translation>Zu „Erstellen“ mitnehmen, ändern und selbst rendern</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
 </context>
 <context>
  <name>AboutPanel</name>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Likeness Studio {0}, Apache-2.0</source>
   <translation>Likeness Studio {0}, Apache-2.0</translation>
  </message>
  <message>
   <source>Look at this machine</source>
   <translation>Diesen Rechner ansehen</translation>
  </message>
  <message>
   <source>Looking… this takes a few seconds.</source>
   <translation>Ich sehe nach … das dauert ein paar Sekunden.</translation>
  </message>
  <message>
   <source>Missing</source>
   <translation>Fehlt</translation>
  </message>
  <message>
   <source>This studio</source>
   <translation>Dieses Studio</translation>
  </message>
  <message>
   <source>Works</source>
   <translation>Geht</translation>
  </message>
  <message>
   <source>about version doctor licence report check machine</source>
   <translation>über version doktor lizenz bericht prüfen rechner</translation>
  </message>
 </context>
 <context>
  <name>ActivityStrip</name>
  <message>
   <source>About to begin.</source>
   <translation>Beginnt gleich.</translation>
  </message>
  <message>
   <source>Another window or command works through the queue.</source>
   <translation>Ein anderes Fenster oder ein Befehl arbeitet die Schlange ab.</translation>
  </message>
  <message>
   <source>GPU {0} of {1}</source>
   <translation>GPU {0} von {1}</translation>
  </message>
  <message>
   <source>Getting ready</source>
   <translation>Wird vorbereitet</translation>
  </message>
  <message>
   <source>Nothing runs. Everything stays on this machine.</source>
   <translation>Es läuft nichts. Alles bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Pause the running job</source>
   <translation>Laufenden Auftrag anhalten</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Progress of the running job</source>
   <translation>Fortschritt des laufenden Auftrags</translation>
  </message>
  <message>
   <source>Stop the running job</source>
   <translation>Laufenden Auftrag beenden</translation>
  </message>
  <message>
   <source>Stopping after this step…</source>
   <translation>Endet nach diesem Schritt …</translation>
  </message>
  <message>
   <source>The queue is held.</source>
   <translation>Die Warteschlange steht.</translation>
  </message>
  <message>
   <source>{0} in use</source>
   <translation>{0} belegt</translation>
  </message>
  <message>
   <source>{0} waiting</source>
   <translation>{0} warten</translation>
  </message>
 </context>
 <context>
  <name>AvatarsPage</name>
  <message>
   <source>An avatar begins with a face scan, a few recited sentences and a signed consent.</source>
   <translation>Ein Avatar beginnt mit einem Gesichtsscan, ein paar gelesenen Sätzen und einer unterschriebenen Einwilligung.</translation>
  </message>
  <message>
   <source>Another name in this studio. The consent stays with the name that was signed.</source>
   <translation>Ein anderer Name in diesem Studio. Die Einwilligung bleibt bei dem Namen, der unterschrieben hat.</translation>
  </message>
  <message>
   <source>Avatars</source>
   <translation>Avatare</translation>
  </message>
  <message>
   <source>Erase the version</source>
   <translation>Fassung löschen</translation>
  </message>
  <message>
   <source>Erase this version?</source>
   <translation>Diese Fassung löschen?</translation>
  </message>
  <message>
   <source>Its trained model and its samples go for good. Clips that were made with it stay.</source>
   <translation>Ihr trainiertes Modell und ihre Proben verschwinden endgültig. Clips, die damit entstanden, bleiben.</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>New avatar…</source>
   <translation>Neuer Avatar …</translation>
  </message>
  <message>
   <source>No avatars yet</source>
   <translation>Noch keine Avatare</translation>
  </message>
  <message>
   <source>People who let this studio use their likeness, by signed word.</source>
   <translation>Menschen, die diesem Studio ihr Ebenbild erlauben, mit unterschriebenem Wort.</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Revoke and erase</source>
   <translation>Widerrufen und löschen</translation>
  </message>
  <message>
   <source>Revoke the consent for {0}?</source>
   <translation>Die Einwilligung für {0} widerrufen?</translation>
  </message>
  <message>
   <source>Stopping its work and erasing…</source>
   <translation>Arbeit wird beendet und gelöscht …</translation>
  </message>
  <message>
   <source>The consent is signed and {0} is ready to be trained.</source>
   <translation>Die Einwilligung ist unterschrieben, {0} kann trainiert werden.</translation>
  </message>
 </context>
 <context>
  <name>BellButton</name>
  <message>
   <source>Notices</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <source>Notices ({0})</source>
   <translation>Meldungen ({0})</translation>
  </message>
 </context>
 <context>
  <name>CameraView</name>
  <message>
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>It may have been unplugged, or another program took it.</source>
   <translation>Vielleicht wurde sie abgezogen, oder ein anderes Programm nutzt sie.</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Noch einmal suchen</translation>
  </message>
  <message>
   <source>May the studio use the camera?</source>
   <translation>Darf das Studio die Kamera benutzen?</translation>
  </message>
  <message>
   <source>No camera</source>
   <translation>Keine Kamera</translation>
  </message>
  <message>
   <source>No camera was found</source>
   <translation>Keine Kamera gefunden</translation>
  </message>
  <message>
   <source>Plug one in, or switch it on; it will be found by itself. Or take a recorded video.</source>
   <translation>Schließ eine an oder schalte sie ein; sie wird von selbst gefunden. Oder nimm ein aufgenommenes Video.</translation>
  </message>
  <message>
   <source>The camera is gone</source>
   <translation>Die Kamera ist weg</translation>
  </message>
  <message>
   <source>The studio may not use the camera</source>
   <translation>Das Studio darf die Kamera nicht benutzen</translation>
  </message>
  <message>
   <source>Your system asks you now. The pictures stay on this computer.</source>
   <translation>Dein System fragt dich jetzt. Die Bilder bleiben auf diesem Rechner.</translation>
  </message>
 </context>
 <context>
  <name>ChangeTab</name>
  <message>
   <source>I have read this statement and agree.</source>
   <translation>Ich habe diese Erklärung gelesen und stimme zu.</translation>
  </message>
  <message>
   <source>Sign these choices</source>
   <translation>Diese Auswahl unterschreiben</translation>
  </message>
  <message>
   <source>Signed. These choices hold from now on.</source>
   <translation>Unterschrieben. Diese Auswahl gilt ab jetzt.</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>Erklärung</translation>
  </message>
  <message>
   <source>Suspend everything until I sign again</source>
   <translation>Alles aussetzen, bis ich wieder unterschreibe</translation>
  </message>
 </context>
 <context>
  <name>ChoicesPanel</name>
  <message>
   <source>Allow at least one use.</source>
   <translation>Erlaube mindestens eine Verwendung.</translation>
  </message>
  <message>
   <source>Always: {0}.</source>
   <translation>Immer: {0}.</translation>
  </message>
  <message>
   <source>How long</source>
   <translation>Wie lange</translation>
  </message>
  <message>
   <source>May others remix my clips?</source>
   <translation>Dürfen andere meine Clips weiterverarbeiten?</translation>
  </message>
  <message>
   <source>My face may be used to</source>
   <translation>Mein Gesicht darf verwendet werden, um</translation>
  </message>
  <message>
   <source>My voice, apart from that</source>
   <translation>Meine Stimme, getrennt davon</translation>
  </message>
  <message>
   <source>Studios that may, one a line</source>
   <translation>Studios, die es dürfen, eines je Zeile</translation>
  </message>
  <message>
   <source>There is no voice to speak in.</source>
   <translation>Es gibt keine Stimme, mit der gesprochen werden könnte.</translation>
  </message>
  <message>
   <source>What clips may not be about</source>
   <translation>Wovon Clips nicht handeln dürfen</translation>
  </message>
  <message>
   <source>Who may use it</source>
   <translation>Wer es verwenden darf</translation>
  </message>
 </context>
 <context>
  <name>ClipOptions</name>
  <message>
   <source>All with one seed, the drawing repainted a little in the first and far in the last.</source>
   <translation>Alle mit einem Startwert, die Zeichnung im ersten ein wenig übermalt, im letzten weit.</translation>
  </message>
  <message>
   <source>As the model likes ({0} s), longer for speech</source>
   <translation>Wie das Modell es mag ({0} s), länger für Gesprochenes</translation>
  </message>
  <message>
   <source>Avatar</source>
   <translation>Avatar</translation>
  </message>
  <message>
   <source>Chance</source>
   <translation>Zufall</translation>
  </message>
  <message>
   <source>Drawn guide</source>
   <translation>Gezeichnete Vorlage</translation>
  </message>
  <message>
   <source>Fixed seed</source>
   <translation>Fester Startwert</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>None: from noise</source>
   <translation>Keine: aus Rauschen</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Startwert</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Speak it</source>
   <translation>Sprechen</translation>
  </message>
  <message>
   <source>Sweep the guide</source>
   <translation>Vorlage durchfahren</translation>
  </message>
  <message>
   <source>The clip is drawn first, then repainted this far: near 0 the drawing stays, at 1 nothing of it.</source>
   <translation>Der Clip wird erst gezeichnet und dann so weit übermalt: nahe 0 bleibt die Zeichnung, bei 1 nichts von ihr.</translation>
  </message>
  <message>
   <source>Variations</source>
   <translation>Varianten</translation>
  </message>
  <message>
   <source>{0} has no voice.</source>
   <translation>{0} hat keine Stimme.</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
 </context>
 <context>
  <name>ClipView</name>
  <message>
   <source>Clips</source>
   <translation>Clips</translation>
  </message>
 </context>
 <context>
  <name>CompareDialog</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Compare two clips</source>
   <translation>Zwei Clips vergleichen</translation>
  </message>
  <message>
   <source>From the beginning</source>
   <translation>Von vorn</translation>
  </message>
  <message>
   <source>Play both</source>
   <translation>Beide abspielen</translation>
  </message>
 </context>
 <context>
  <name>ComposePage</name>
  <message>
   <source>A clip needs somebody in it. Add an avatar and train it; then you can make clips here.</source>
   <translation>Ein Clip braucht jemanden. Leg einen Avatar an und trainiere ihn; dann kannst du hier Clips machen.</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Wird geprüft …</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>Erstellen</translation>
  </message>
  <message>
   <source>Ctrl+Return</source>
   <translation>Strg+Eingabe</translation>
  </message>
  <message>
   <source>Go to the avatars</source>
   <translation>Zu den Avataren</translation>
  </message>
  <message>
   <source>In the snow, waving, says "Good morning!"</source>
   <translation>In the snow, waving, says "Good morning!"</translation>
  </message>
  <message>
   <source>No trained avatar yet</source>
   <translation>Noch kein trainierter Avatar</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <source>Render</source>
   <translation>Rendern</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <source>Say what the clip shows. Words in quotes are spoken in the avatar's voice.</source>
   <translation>Sag, was der Clip zeigt (auf Englisch). Worte in Anführungszeichen spricht die Stimme des Avatars.</translation>
  </message>
  <message>
   <source>at the beach, waving</source>
   <translation>at the beach, waving</translation>
  </message>
  <message>
   <source>in the snow, smiling, says "Good morning!"</source>
   <translation>in the snow, smiling, says "Good morning!"</translation>
  </message>
 </context>
 <context>
  <name>ConsentCard</name>
  <message>
   <source>Change it…</source>
   <translation>Ändern…</translation>
  </message>
  <message>
   <source>Consent</source>
   <translation>Einwilligung</translation>
  </message>
  <message>
   <source>Everything that was signed, with the checks</source>
   <translation>Alles Unterschriebene, mit den Prüfungen</translation>
  </message>
  <message>
   <source>Grants for other studios: give one, take one back</source>
   <translation>Erlaubnisse für andere Studios: eine geben, eine zurücknehmen</translation>
  </message>
  <message>
   <source>Other studios…</source>
   <translation>Andere Studios…</translation>
  </message>
  <message>
   <source>Read it…</source>
   <translation>Lesen…</translation>
  </message>
  <message>
   <source>Revoke consent…</source>
   <translation>Einwilligung widerrufen …</translation>
  </message>
  <message>
   <source>Save the papers…</source>
   <translation>Papiere sichern …</translation>
  </message>
  <message>
   <source>Who may use it, what for, what never</source>
   <translation>Wer es verwenden darf, wofür, wofür nie</translation>
  </message>
 </context>
 <context>
  <name>ConsentDialog</name>
  <message>
   <source>Change it</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Consent for {0}</source>
   <translation>Einwilligung für {0}</translation>
  </message>
  <message>
   <source>Other studios</source>
   <translation>Andere Studios</translation>
  </message>
  <message>
   <source>Save the papers into</source>
   <translation>Papiere sichern in</translation>
  </message>
  <message>
   <source>Save the papers…</source>
   <translation>Papiere sichern …</translation>
  </message>
  <message>
   <source>Saved {0} papers in {1}.</source>
   <translation>{0} Papiere in {1} gesichert.</translation>
  </message>
  <message>
   <source>The consent for {0}</source>
   <translation>Die Einwilligung für {0}</translation>
  </message>
  <message>
   <source>What was agreed</source>
   <translation>Was vereinbart ist</translation>
  </message>
  <message>
   <source>Withdraw…</source>
   <translation>Zurückziehen …</translation>
  </message>
 </context>
 <context>
  <name>CoverageRing</name>
  <message>
   <source>Parts of the scan</source>
   <translation>Teile des Scans</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
 </context>
 <context>
  <name>Details</name>
  <message>
   <source>Change and render…</source>
   <translation>Ändern und rendern …</translation>
  </message>
  <message>
   <source>Compare the two</source>
   <translation>Die zwei vergleichen</translation>
  </message>
  <message>
   <source>Erase</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Erase {0}</source>
   <translation>{0} löschen</translation>
  </message>
  <message>
   <source>Export {0}…</source>
   <translation>{0} exportieren …</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>Recipe…</source>
   <translation>Rezept …</translation>
  </message>
  <message>
   <source>Remixed from</source>
   <translation>Entstanden aus</translation>
  </message>
  <message>
   <source>Remixed into</source>
   <translation>Weiterverarbeitet zu</translation>
  </message>
  <message>
   <source>Render again, another seed</source>
   <translation>Noch einmal rendern, anderer Startwert</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Where it comes from…</source>
   <translation>Woher er kommt…</translation>
  </message>
  <message>
   <source>silent</source>
   <translation>stumm</translation>
  </message>
  <message>
   <source>speaks</source>
   <translation>spricht</translation>
  </message>
  <message>
   <source>{0}
{1}  ·  {2}  ·  {3}</source>
   <translation>{0}
{1}  ·  {2}  ·  {3}</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
  <message>
   <source>{0} × {1}</source>
   <translation>{0} × {1}</translation>
  </message>
 </context>
 <context>
  <name>DoneStep</name>
  <message>
   <source>Allows</source>
   <translation>Erlaubt</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Lower grade: part of it was not seen and heard live. You can use the avatar in this studio; clips of it cannot be published.</source>
   <translation>Niedrigere Stufe: Ein Teil wurde nicht live gesehen und gehört. Du kannst den Avatar in diesem Studio verwenden; Clips von ihm können nicht veröffentlicht werden.</translation>
  </message>
  <message>
   <source>None: clips stay silent</source>
   <translation>Keine: Clips bleiben stumm</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Urkunde</translation>
  </message>
  <message>
   <source>Recorded live, with a presence check and a spoken yes. That is evidence, not proof, of who it was.</source>
   <translation>Live aufgenommen, mit Anwesenheitsprüfung und gesprochenem Ja. Das ist ein Beleg, kein Beweis, wer es war.</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Unterschrieben von</translation>
  </message>
  <message>
   <source>The head is being drawn in the background; after that you can make drafts, or train the avatar.</source>
   <translation>Der Kopf wird im Hintergrund gezeichnet; danach kannst du Entwürfe machen oder den Avatar trainieren.</translation>
  </message>
  <message>
   <source>This is a drawn sample person, nobody's likeness.</source>
   <translation>Das ist eine gezeichnete Beispielperson, niemandes Ebenbild.</translation>
  </message>
  <message>
   <source>Until</source>
   <translation>Bis</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Ja</translation>
  </message>
  <message>
   <source>Your avatar is there</source>
   <translation>Dein Avatar ist da</translation>
  </message>
  <message>
   <source>{0} is there</source>
   <translation>{0} ist da</translation>
  </message>
 </context>
 <context>
  <name>DraftPanel</name>
  <message>
   <source>A draft is drawn here while you type.</source>
   <translation>Hier wird ein Entwurf gezeichnet, während du tippst.</translation>
  </message>
  <message>
   <source>Drawing…</source>
   <translation>Wird gezeichnet …</translation>
  </message>
  <message>
   <source>Drawn draft</source>
   <translation>Gezeichneter Entwurf</translation>
  </message>
  <message>
   <source>Drawn draft: not kept, not the finished clip.</source>
   <translation>Gezeichneter Entwurf: nicht aufbewahrt, nicht der fertige Clip.</translation>
  </message>
 </context>
 <context>
  <name>FaceSide</name>
  <message>
   <source>All parts are there.</source>
   <translation>Alle Teile sind da.</translation>
  </message>
  <message>
   <source>Covered</source>
   <translation>Abgedeckt</translation>
  </message>
  <message>
   <source>Leave out</source>
   <translation>Auslassen</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <source>Take again</source>
   <translation>Neu aufnehmen</translation>
  </message>
  <message>
   <source>{0} % covered</source>
   <translation>{0} % abgedeckt</translation>
  </message>
 </context>
 <context>
  <name>FaceStep</name>
  <message>
   <source>Face</source>
   <translation>Gesicht</translation>
  </message>
  <message>
   <source>Face scan</source>
   <translation>Gesichtsscan</translation>
  </message>
  <message>
   <source>From a file…</source>
   <translation>Aus einer Datei …</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Look around, slowly</source>
   <translation>Schau dich langsam um</translation>
  </message>
  <message>
   <source>Looking through {0}</source>
   <translation>{0} wird durchgesehen</translation>
  </message>
  <message>
   <source>Nobody can tell when it was made, so this avatar gets the lower grade: you can use it in this studio, and clips of it cannot be published.</source>
   <translation>Niemand kann sagen, wann es entstand; deshalb bekommt dieser Avatar die niedrigere Stufe: Du kannst ihn in diesem Studio verwenden, Clips von ihm können nicht veröffentlicht werden.</translation>
  </message>
  <message>
   <source>Nothing was taken from it.</source>
   <translation>Es wurde nichts daraus genommen.</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Still needed: {0}</source>
   <translation>Fehlt noch: {0}</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Beendet</translation>
  </message>
  <message>
   <source>Taken from a recorded file</source>
   <translation>Aus einem aufgenommenen Video</translation>
  </message>
  <message>
   <source>The camera is off. Click a part of the list to take it again, or go on.</source>
   <translation>Die Kamera ist aus. Klick einen Teil der Liste an, um ihn neu aufzunehmen, oder geh weiter.</translation>
  </message>
  <message>
   <source>The ring fills as your face is seen from all sides. Nothing is written to disk until you sign.</source>
   <translation>Der Ring füllt sich, während dein Gesicht von allen Seiten gesehen wird. Nichts wird gespeichert, bevor du unterschreibst.</translation>
  </message>
  <message>
   <source>The scan cannot go on</source>
   <translation>Der Scan kann nicht weitergehen</translation>
  </message>
  <message>
   <source>This recording cannot be used</source>
   <translation>Diese Aufnahme ist nicht brauchbar</translation>
  </message>
  <message>
   <source>Use a recorded file…</source>
   <translation>Aufgenommene Datei verwenden …</translation>
  </message>
  <message>
   <source>Use the camera instead</source>
   <translation>Stattdessen die Kamera verwenden</translation>
  </message>
  <message>
   <source>Videos (*.mp4 *.mov *.webm *.mkv *.avi)</source>
   <translation>Videos (*.mp4 *.mov *.webm *.mkv *.avi)</translation>
  </message>
  <message>
   <source>What is covered so far is kept.</source>
   <translation>Was schon abgedeckt ist, bleibt.</translation>
  </message>
  <message>
   <source>Your face is covered</source>
   <translation>Dein Gesicht ist abgedeckt</translation>
  </message>
  <message>
   <source>{0} !</source>
   <translation>{0} !</translation>
  </message>
  <message>
   <source>{0} ✓</source>
   <translation>{0} ✓</translation>
  </message>
  <message>
   <source>{0}: good</source>
   <translation>{0}: gut</translation>
  </message>
  <message>
   <source>{0}: not good yet</source>
   <translation>{0}: noch nicht gut</translation>
  </message>
  <message>
   <source>{0}: not seen yet</source>
   <translation>{0}: noch nicht gesehen</translation>
  </message>
 </context>
 <context>
  <name>FeedPage</name>
  <message>
   <source>1 clip is left out.</source>
   <translation>1 Clip ist ausgelassen.</translation>
  </message>
  <message>
   <source>Clips that you export come here, and those in folders of people that you follow.</source>
   <translation>Hierher kommen Clips, die du exportierst, und die aus Ordnern von Leuten, denen du folgst.</translation>
  </message>
  <message>
   <source>Enough for today?</source>
   <translation>Genug für heute?</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Feed</translation>
  </message>
  <message>
   <source>Follow a folder</source>
   <translation>Einem Ordner folgen</translation>
  </message>
  <message>
   <source>Follow a folder…</source>
   <translation>Einem Ordner folgen…</translation>
  </message>
  <message>
   <source>From the beginning</source>
   <translation>Von vorn</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Hide this clip</source>
   <translation>Diesen Clip ausblenden</translation>
  </message>
  <message>
   <source>Next clip</source>
   <translation>Nächster Clip</translation>
  </message>
  <message>
   <source>Nothing more comes by itself.</source>
   <translation>Von selbst kommt nichts mehr.</translation>
  </message>
  <message>
   <source>Nothing to watch yet</source>
   <translation>Noch nichts zu sehen</translation>
  </message>
  <message>
   <source>Order…</source>
   <translation>Reihenfolge…</translation>
  </message>
  <message>
   <source>Play or pause</source>
   <translation>Abspielen oder anhalten</translation>
  </message>
  <message>
   <source>Previous clip</source>
   <translation>Voriger Clip</translation>
  </message>
  <message>
   <source>Read the feed again</source>
   <translation>Feed neu lesen</translation>
  </message>
  <message>
   <source>Reading the feed…</source>
   <translation>Der Feed wird gelesen…</translation>
  </message>
  <message>
   <source>Report the clip</source>
   <translation>Clip melden</translation>
  </message>
  <message>
   <source>Sound on or off</source>
   <translation>Ton an oder aus</translation>
  </message>
  <message>
   <source>That was all</source>
   <translation>Das war alles</translation>
  </message>
  <message>
   <source>The clip is hidden, and your reason kept on this machine.</source>
   <translation>Der Clip ist ausgeblendet, dein Grund bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The clip is hidden.</source>
   <translation>Der Clip ist ausgeblendet.</translation>
  </message>
  <message>
   <source>To the library</source>
   <translation>Zur Sammlung</translation>
  </message>
  <message>
   <source>What is wrong with it? The reason stays on this machine: a folder has nobody to send it to.</source>
   <translation>Was stimmt daran nicht? Der Grund bleibt auf diesem Rechner: ein Ordner hat niemanden, an den er gehen könnte.</translation>
  </message>
  <message>
   <source>What you exported, and folders of people that you follow. Nothing is fetched.</source>
   <translation>Was du exportiert hast, und Ordner von Leuten, denen du folgst. Nichts wird abgerufen.</translation>
  </message>
  <message>
   <source>You follow “{0}” from now on.</source>
   <translation>Du folgst von jetzt an „{0}“.</translation>
  </message>
  <message>
   <source>You have watched as long as you wanted to. The feed stays where it is.</source>
   <translation>Du hast so lange geschaut, wie du wolltest. Der Feed bleibt, wo er ist.</translation>
  </message>
  <message>
   <source>{0} Why is said under “Order…”.</source>
   <translation>{0} Warum, steht unter „Reihenfolge…“.</translation>
  </message>
  <message>
   <source>{0} clips are left out.</source>
   <translation>{0} Clips sind ausgelassen.</translation>
  </message>
 </context>
 <context>
  <name>FieldRow</name>
  <message>
   <source> %</source>
   <translation> %</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Standard</translation>
  </message>
  <message>
   <source>Default for {0}</source>
   <translation>Standard für {0}</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>All models</source>
   <translation>Alle Modelle</translation>
  </message>
  <message>
   <source>All tags and albums</source>
   <translation>Alle Schlagworte und Alben</translation>
  </message>
  <message>
   <source>Any rating</source>
   <translation>Jede Bewertung</translation>
  </message>
  <message>
   <source>Any shape</source>
   <translation>Jedes Format</translation>
  </message>
  <message>
   <source>Avatar</source>
   <translation>Avatar</translation>
  </message>
  <message>
   <source>Best first</source>
   <translation>Beste zuerst</translation>
  </message>
  <message>
   <source>Everybody</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Longest first</source>
   <translation>Längste zuerst</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <source>Oldest first</source>
   <translation>Älteste zuerst</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Reihenfolge</translation>
  </message>
  <message>
   <source>Rating</source>
   <translation>Bewertung</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <source>Silent</source>
   <translation>Stumm</translation>
  </message>
  <message>
   <source>Speech</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Spoken</source>
   <translation>Gesprochen</translation>
  </message>
  <message>
   <source>Spoken or silent</source>
   <translation>Gesprochen oder stumm</translation>
  </message>
  <message>
   <source>Tag or album</source>
   <translation>Schlagwort oder Album</translation>
  </message>
 </context>
 <context>
  <name>FoldersPanel</name>
  <message>
   <source>Added models</source>
   <translation>Eigene Modelle</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>Clips</translation>
  </message>
  <message>
   <source>Copies of the library's index</source>
   <translation>Kopien des Verzeichnisses</translation>
  </message>
  <message>
   <source>Exports</source>
   <translation>Exporte</translation>
  </message>
  <message>
   <source>Faces, voices and what was learnt (encrypted)</source>
   <translation>Gesichter, Stimmen und Gelerntes (verschlüsselt)</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Free on this disk: {0}</source>
   <translation>Frei auf diesem Datenträger: {0}</translation>
  </message>
  <message>
   <source>Open the data folder</source>
   <translation>Datenordner öffnen</translation>
  </message>
  <message>
   <source>Open the exports</source>
   <translation>Exporte öffnen</translation>
  </message>
  <message>
   <source>The library's index</source>
   <translation>Das Verzeichnis der Sammlung</translation>
  </message>
  <message>
   <source>disk space size clips vault models exports backups</source>
   <translation>festplatte platz größe clips tresor modelle exporte sicherungen</translation>
  </message>
 </context>
 <context>
  <name>FullScreenDialog</name>
  <message>
   <source>Clip</source>
   <translation>Clip</translation>
  </message>
 </context>
 <context>
  <name>GrantsTab</name>
  <message>
   <source>A grant is a signed file. Whoever it names can use this avatar as far as it says, and no further.</source>
   <translation>Eine Erlaubnis ist eine unterschriebene Datei. Wen sie nennt, darf diesen Avatar so weit verwenden, wie sie sagt, und nicht weiter.</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>Clips</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Days</source>
   <translation>Tage</translation>
  </message>
  <message>
   <source>Grant (*.json)</source>
   <translation>Erlaubnis (*.json)</translation>
  </message>
  <message>
   <source>Grants</source>
   <translation>Erlaubnisse</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Nothing more is made with it here. A studio elsewhere learns of it when you hand it the signed list, which lies among the saved papers.</source>
   <translation>Hier wird damit nichts mehr gemacht. Ein Studio anderswo erfährt es, wenn du ihm die unterschriebene Liste gibst, die bei den gesicherten Papieren liegt.</translation>
  </message>
  <message>
   <source>Publishing</source>
   <translation>Veröffentlichen</translation>
  </message>
  <message>
   <source>Save the grant</source>
   <translation>Erlaubnis sichern</translation>
  </message>
  <message>
   <source>Sign a grant…</source>
   <translation>Erlaubnis unterschreiben …</translation>
  </message>
  <message>
   <source>Signed, and saved as {0}. Hand it on.</source>
   <translation>Unterschrieben und als {0} gesichert. Gib sie weiter.</translation>
  </message>
  <message>
   <source>Studio</source>
   <translation>Studio</translation>
  </message>
  <message>
   <source>Take back</source>
   <translation>Zurücknehmen</translation>
  </message>
  <message>
   <source>Take back…</source>
   <translation>Zurücknehmen …</translation>
  </message>
  <message>
   <source>Take this grant back?</source>
   <translation>Diese Erlaubnis zurücknehmen?</translation>
  </message>
  <message>
   <source>Taken back.</source>
   <translation>Zurückgenommen.</translation>
  </message>
  <message>
   <source>This studio, for grants that others sign to it:</source>
   <translation>Dieses Studio, für Erlaubnisse, die andere ihm geben:</translation>
  </message>
  <message>
   <source>Your choices let nobody else use this avatar. Change them first, then sign a grant.</source>
   <translation>Deine Auswahl lässt sonst niemanden diesen Avatar verwenden. Ändere sie zuerst, dann unterschreibe eine Erlaubnis.</translation>
  </message>
 </context>
 <context>
  <name>JobMenu</name>
  <message>
   <source>Change and render…</source>
   <translation>Ändern und rendern …</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Ändern …</translation>
  </message>
  <message>
   <source>Copied, with the prompt.</source>
   <translation>Kopiert, mit dem Prompt.</translation>
  </message>
  <message>
   <source>Copied, without the prompt.</source>
   <translation>Kopiert, ohne den Prompt.</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Einzelheiten kopieren</translation>
  </message>
  <message>
   <source>Copy details with the prompt</source>
   <translation>Einzelheiten mit dem Prompt kopieren</translation>
  </message>
  <message>
   <source>Earlier (Alt+Up)</source>
   <translation>Früher (Alt+Auf)</translation>
  </message>
  <message>
   <source>First in line</source>
   <translation>Ganz nach vorn</translation>
  </message>
  <message>
   <source>High</source>
   <translation>Hoch</translation>
  </message>
  <message>
   <source>Last in line</source>
   <translation>Ganz nach hinten</translation>
  </message>
  <message>
   <source>Later (Alt+Down)</source>
   <translation>Später (Alt+Ab)</translation>
  </message>
  <message>
   <source>Low</source>
   <translation>Niedrig</translation>
  </message>
  <message>
   <source>Make more</source>
   <translation>Mehr davon</translation>
  </message>
  <message>
   <source>One more, another seed</source>
   <translation>Noch einer, anderer Startwert</translation>
  </message>
  <message>
   <source>Priority</source>
   <translation>Vorrang</translation>
  </message>
  <message>
   <source>Usual</source>
   <translation>Üblich</translation>
  </message>
  <message>
   <source>{0} more, other seeds</source>
   <translation>{0} weitere, andere Startwerte</translation>
  </message>
 </context>
 <context>
  <name>JobRow</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Its turn, more of it, its details</source>
   <translation>Reihenfolge, mehr davon, Einzelheiten</translation>
  </message>
  <message>
   <source>More: {0}</source>
   <translation>Mehr: {0}</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Stopping after this step…</source>
   <translation>Endet nach diesem Schritt …</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message>
   <source>{0}: {1}</source>
   <translation>{0}: {1}</translation>
  </message>
 </context>
 <context>
  <name>LevelMeter</name>
  <message>
   <source>Level of the microphone</source>
   <translation>Pegel des Mikrofons</translation>
  </message>
 </context>
 <context>
  <name>LibraryPage</name>
  <message>
   <source>Change the chosen clip and render…</source>
   <translation>Gewählten Clip ändern und rendern …</translation>
  </message>
  <message>
   <source>Export into</source>
   <translation>Exportieren nach</translation>
  </message>
  <message>
   <source>Export the chosen clips…</source>
   <translation>Gewählte Clips exportieren …</translation>
  </message>
  <message>
   <source>Exported to {0}</source>
   <translation>Nach {0} exportiert</translation>
  </message>
  <message>
   <source>Exporting…</source>
   <translation>Wird exportiert …</translation>
  </message>
  <message>
   <source>Finished clips are kept here, on this machine only, until you export or erase them.</source>
   <translation>Fertige Clips bleiben hier, nur auf diesem Rechner, bis du sie exportierst oder löschst.</translation>
  </message>
  <message>
   <source>Finished clips. Each is labelled and signed.</source>
   <translation>Fertige Clips. Jeder ist gekennzeichnet und signiert.</translation>
  </message>
  <message>
   <source>It is erased for good in {0} s.</source>
   <translation>Endgültig gelöscht wird in {0} s.</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Make a clip</source>
   <translation>Clip machen</translation>
  </message>
  <message>
   <source>No clip is like that.</source>
   <translation>So ist kein Clip.</translation>
  </message>
  <message>
   <source>No clips yet</source>
   <translation>Noch keine Clips</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message>
   <source>Page to read (*.html);;Signed receipt (*.json)</source>
   <translation>Seite zum Lesen (*.html);;Signierter Beleg (*.json)</translation>
  </message>
  <message>
   <source>Queued once more, with another seed.</source>
   <translation>Noch einmal eingereiht, mit anderem Startwert.</translation>
  </message>
  <message>
   <source>Render the chosen clip again</source>
   <translation>Gewählten Clip noch einmal rendern</translation>
  </message>
  <message>
   <source>Save the receipt</source>
   <translation>Beleg sichern</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>{0} gesichert</translation>
  </message>
  <message>
   <source>Search prompts, tags, people</source>
   <translation>Prompts, Schlagworte, Menschen suchen</translation>
  </message>
  <message>
   <source>Search the library</source>
   <translation>In der Sammlung suchen</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <source>The clip is in the bin.</source>
   <translation>Der Clip liegt im Papierkorb.</translation>
  </message>
  <message>
   <source>Throw the chosen clips away</source>
   <translation>Gewählte Clips wegwerfen</translation>
  </message>
  <message>
   <source>Verify the chosen clip</source>
   <translation>Gewählten Clip prüfen</translation>
  </message>
  <message>
   <source>{0} clips are in the bin.</source>
   <translation>{0} Clips liegen im Papierkorb.</translation>
  </message>
 </context>
 <context>
  <name>LineageDialog</name>
  <message>
   <source>Clip</source>
   <translation>Clip</translation>
  </message>
  <message>
   <source>Clips that are not in this library are left out.</source>
   <translation>Clips, die nicht in dieser Sammlung sind, fehlen hier.</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Family of the clip</source>
   <translation>Verwandtschaft des Clips</translation>
  </message>
  <message>
   <source>Made on</source>
   <translation>Gemacht am</translation>
  </message>
  <message>
   <source>Show the clip</source>
   <translation>Clip zeigen</translation>
  </message>
  <message>
   <source>Where the clip comes from</source>
   <translation>Woher der Clip kommt</translation>
  </message>
 </context>
 <context>
  <name>LossChart</name>
  <message>
   <source>Loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <source>Loss {0} at step {1}</source>
   <translation>Verlust {0} bei Schritt {1}</translation>
  </message>
 </context>
 <context>
  <name>LossPlot</name>
  <message>
   <source>From {0} at the start to {1} at step {2}</source>
   <translation>Von {0} am Anfang bis {1} bei Schritt {2}</translation>
  </message>
  <message>
   <source>Loss</source>
   <translation>Verlust</translation>
  </message>
  <message>
   <source>No losses were kept</source>
   <translation>Es wurden keine Verluste aufbewahrt</translation>
  </message>
  <message>
   <source>step {0}</source>
   <translation>Schritt {0}</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>All commands…</source>
   <translation>Alle Befehle …</translation>
  </message>
  <message>
   <source>Avatars</source>
   <translation>Avatare</translation>
  </message>
  <message>
   <source>Close the window</source>
   <translation>Fenster schließen</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>Erstellen</translation>
  </message>
  <message>
   <source>Everything by its name (Ctrl+K)</source>
   <translation>Alles beim Namen (Strg+K)</translation>
  </message>
  <message>
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <source>Feed</source>
   <translation>Feed</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <source>Go to: {0}</source>
   <translation>Gehe zu: {0}</translation>
  </message>
  <message>
   <source>Keyboard shortcuts…</source>
   <translation>Tastenkürzel …</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Sammlung</translation>
  </message>
  <message>
   <source>Notices…</source>
   <translation>Meldungen …</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Vault…</source>
   <translation>Tresor …</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>Willkommen</translation>
  </message>
  <message>
   <source>Where your face lives: the key, the recovery code, a backup</source>
   <translation>Wo dein Gesicht liegt: der Schlüssel, der Notfallcode, eine Sicherung</translation>
  </message>
 </context>
 <context>
  <name>Messages</name>
  <message>
   <source>'{0}' asks for a device that this machine does not have.</source>
   <translation>'{0}' verlangt ein Gerät, das dieser Rechner nicht hat.</translation>
  </message>
  <message>
   <source>'{0}' fits {1} avatars.</source>
   <translation>'{0}' passt auf {1} Avatare.</translation>
  </message>
  <message>
   <source>'{0}' fits {1} clips.</source>
   <translation>'{0}' passt auf {1} Clips.</translation>
  </message>
  <message>
   <source>'{0}' is no id.</source>
   <translation>'{0}' ist keine Kennung.</translation>
  </message>
  <message>
   <source>'{0}' is not a time in UTC.</source>
   <translation>'{0}' ist keine Zeit in UTC.</translation>
  </message>
  <message>
   <source>'{0}' is not a web address.</source>
   <translation>'{0}' ist keine Webadresse.</translation>
  </message>
  <message>
   <source>'{0}' is not an id.</source>
   <translation>'{0}' ist keine Kennung.</translation>
  </message>
  <message>
   <source>'{0}' is the beginning of several jobs' ids.</source>
   <translation>'{0}' ist der Anfang mehrerer Auftragskennungen.</translation>
  </message>
  <message>
   <source>'{0}' is {1} and cannot become {2}.</source>
   <translation>'{0}' ist {1} und kann nicht {2} werden.</translation>
  </message>
  <message>
   <source>1 is the usual weight.</source>
   <translation>1 ist das übliche Gewicht.</translation>
  </message>
  <message>
   <source>A backup has no place for {0}.</source>
   <translation>Eine Sicherung hat keinen Platz für {0}.</translation>
  </message>
  <message>
   <source>A backup inside the data folder is lost together with it.</source>
   <translation>Eine Sicherung im Datenordner geht mit ihm verloren.</translation>
  </message>
  <message>
   <source>A clip cannot be {0}x{1}.</source>
   <translation>Ein Clip kann nicht {0}x{1} sein.</translation>
  </message>
  <message>
   <source>A clip cannot have {0} frames a second.</source>
   <translation>Ein Clip kann nicht {0} Bilder je Sekunde haben.</translation>
  </message>
  <message>
   <source>A clip of {0} frames at {1} frames/s and {2}x{3} pixels cannot be drawn.</source>
   <translation>Ein Clip mit {0} Bildern bei {1} Bildern/s und {2}x{3} Pixeln kann nicht gezeichnet werden.</translation>
  </message>
  <message>
   <source>A consent is valid for 1 to 3650 days.</source>
   <translation>Eine Einwilligung gilt 1 bis 3650 Tage.</translation>
  </message>
  <message>
   <source>A consent lasts 1 to {0} days, not {1}.</source>
   <translation>Eine Einwilligung gilt 1 bis {0} Tage, nicht {1}.</translation>
  </message>
  <message>
   <source>A consent needs a name and at least one purpose.</source>
   <translation>Eine Einwilligung braucht einen Namen und mindestens einen Zweck.</translation>
  </message>
  <message>
   <source>A consent receipt does not cover what the clip shows.</source>
   <translation>Ein Einwilligungsbeleg deckt nicht, was der Clip zeigt.</translation>
  </message>
  <message>
   <source>A consent receipt shows no permission for this creator and avatar.</source>
   <translation>Ein Einwilligungsbeleg zeigt keine Erlaubnis für diesen Urheber und Avatar.</translation>
  </message>
  <message>
   <source>A consent receipt was issued for another clip.</source>
   <translation>Ein Einwilligungsbeleg wurde für einen anderen Clip ausgestellt.</translation>
  </message>
  <message>
   <source>A contact sheet needs frames and columns.</source>
   <translation>Ein Kontaktbogen braucht Bilder und Spalten.</translation>
  </message>
  <message>
   <source>A feed cannot hold that many clips.</source>
   <translation>So viele Clips fasst ein Feed nicht.</translation>
  </message>
  <message>
   <source>A grant cannot be handed on. Ask for your own.</source>
   <translation>Eine Erlaubnis kann nicht weitergegeben werden. Bitte um eine eigene.</translation>
  </message>
  <message>
   <source>A grant is for at least one clip and one day.</source>
   <translation>Eine Erlaubnis gilt für mindestens einen Clip und einen Tag.</translation>
  </message>
  <message>
   <source>A grant lasts 1 to {0} days.</source>
   <translation>Eine Erlaubnis gilt 1 bis {0} Tage.</translation>
  </message>
  <message>
   <source>A key or signature is not written in base 58.</source>
   <translation>Ein Schlüssel oder eine Signatur ist nicht in Base 58 geschrieben.</translation>
  </message>
  <message>
   <source>A little less light: your face is too bright.</source>
   <translation>Etwas weniger Licht: Dein Gesicht ist zu hell.</translation>
  </message>
  <message>
   <source>A little less: back towards the camera.</source>
   <translation>Etwas weniger: zurück zur Kamera.</translation>
  </message>
  <message>
   <source>A little less: turn back towards the camera.</source>
   <translation>Etwas weniger: dreh dich zur Kamera zurück.</translation>
  </message>
  <message>
   <source>A little more light, please.</source>
   <translation>Bitte etwas mehr Licht.</translation>
  </message>
  <message>
   <source>A new scan needs a new consent.</source>
   <translation>Ein neuer Scan braucht eine neue Einwilligung.</translation>
  </message>
  <message>
   <source>A newer {0} of this avatar was seen here already.</source>
   <translation>Hier wurde schon ein neueres {0} dieses Avatars gesehen.</translation>
  </message>
  <message>
   <source>A no was heard. Nothing is made of you against your will.</source>
   <translation>Es war ein Nein zu hören. Gegen deinen Willen entsteht nichts von dir.</translation>
  </message>
  <message>
   <source>A part of the avatar's head has the wrong form.</source>
   <translation>Ein Teil des Kopfes hat die falsche Form.</translation>
  </message>
  <message>
   <source>A part of the avatar's head is out of range.</source>
   <translation>Ein Teil des Kopfes ist außerhalb des Möglichen.</translation>
  </message>
  <message>
   <source>A passphrase needs at least {0} characters.</source>
   <translation>Eine Passphrase braucht mindestens {0} Zeichen.</translation>
  </message>
  <message>
   <source>A policy of this avatar was signed by another person.</source>
   <translation>Eine Auswahl dieses Avatars hat eine andere Person unterschrieben.</translation>
  </message>
  <message>
   <source>A preset needs a name of 1 to {0} printable characters.</source>
   <translation>Eine Vorlage braucht einen Namen aus 1 bis {0} druckbaren Zeichen.</translation>
  </message>
  <message>
   <source>A prompt has 1 to {0} characters.</source>
   <translation>Ein Prompt hat 1 bis {0} Zeichen.</translation>
  </message>
  <message>
   <source>A rating of {0} does not exist.</source>
   <translation>Eine Bewertung von {0} gibt es nicht.</translation>
  </message>
  <message>
   <source>A recording is not the one that was examined.</source>
   <translation>Eine Aufnahme ist nicht die geprüfte.</translation>
  </message>
  <message>
   <source>A recording of the voice sample is damaged.</source>
   <translation>Eine Aufnahme der Stimmprobe ist beschädigt.</translation>
  </message>
  <message>
   <source>A recording of the voice sample is of another kind.</source>
   <translation>Eine Aufnahme der Stimmprobe ist von anderer Art.</translation>
  </message>
  <message>
   <source>A report needs a reason.</source>
   <translation>Eine Meldung braucht einen Grund.</translation>
  </message>
  <message>
   <source>A sealed recording is not the one that was made.</source>
   <translation>Eine versiegelte Aufnahme ist nicht die, die gemacht wurde.</translation>
  </message>
  <message>
   <source>A sealed scan is not the one that was recorded.</source>
   <translation>Ein versiegelter Scan ist nicht der aufgenommene.</translation>
  </message>
  <message>
   <source>A sha256 is 64 hexadecimal digits.</source>
   <translation>Ein sha256 hat 64 hexadezimale Ziffern.</translation>
  </message>
  <message>
   <source>A signed document of the clip is not a JSON object.</source>
   <translation>Ein signiertes Dokument des Clips ist kein JSON-Objekt.</translation>
  </message>
  <message>
   <source>A signed document of the clip is not valid JSON.</source>
   <translation>Ein signiertes Dokument des Clips ist kein gültiges JSON.</translation>
  </message>
  <message>
   <source>A signed time needs its time zone.</source>
   <translation>Eine signierte Zeit braucht ihre Zeitzone.</translation>
  </message>
  <message>
   <source>A signing key needs a seed of 32 bytes.</source>
   <translation>Ein Signaturschlüssel braucht einen Startwert von 32 Bytes.</translation>
  </message>
  <message>
   <source>A sweep is of several clips.</source>
   <translation>Durchfahren lassen sich nur mehrere Clips.</translation>
  </message>
  <message>
   <source>A voice sample needs both the recordings and the sentences that were read.</source>
   <translation>Eine Stimmprobe braucht die Aufnahmen und die gelesenen Sätze.</translation>
  </message>
  <message>
   <source>A wider consent needs a new record.</source>
   <translation>Eine weitere Einwilligung braucht eine neue Urkunde.</translation>
  </message>
  <message>
   <source>A {0} cannot be taken in.</source>
   <translation>{0} kann nicht aufgenommen werden.</translation>
  </message>
  <message>
   <source>Add --consent "Your full name" to sign the statement.</source>
   <translation>Füge --consent "Dein voller Name" hinzu, um die Erklärung zu unterschreiben.</translation>
  </message>
  <message>
   <source>Add --video, or leave them out.</source>
   <translation>Füge --video hinzu, oder lass sie weg.</translation>
  </message>
  <message>
   <source>Add pictures of the same person from different sides.</source>
   <translation>Füge Bilder derselben Person von verschiedenen Seiten hinzu.</translation>
  </message>
  <message>
   <source>All recordings have been played.</source>
   <translation>Alle Aufnahmen wurden abgespielt.</translation>
  </message>
  <message>
   <source>An avatar can only be made of an adult.</source>
   <translation>Ein Avatar kann nur von Erwachsenen gemacht werden.</translation>
  </message>
  <message>
   <source>An avatar needs a name of 1 to {0} printable characters.</source>
   <translation>Ein Avatar braucht einen Namen aus 1 bis {0} druckbaren Zeichen.</translation>
  </message>
  <message>
   <source>An id is 32 hexadecimal digits.</source>
   <translation>Eine Kennung hat 32 hexadezimale Ziffern.</translation>
  </message>
  <message>
   <source>Another consent record with the id {0} is on file.</source>
   <translation>Eine andere Einwilligung mit der Kennung {0} liegt schon vor.</translation>
  </message>
  <message>
   <source>Another face came into the picture.</source>
   <translation>Ein anderes Gesicht kam ins Bild.</translation>
  </message>
  <message>
   <source>Another grant with the same number is known here already.</source>
   <translation>Eine andere Erlaubnis mit derselben Nummer ist hier schon bekannt.</translation>
  </message>
  <message>
   <source>Another program has been writing to {0} for too long.</source>
   <translation>Ein anderes Programm schreibt schon zu lange in {0}.</translation>
  </message>
  <message>
   <source>Another studio is opening the library at {0}.</source>
   <translation>Ein anderes Studio öffnet gerade die Sammlung unter {0}.</translation>
  </message>
  <message>
   <source>Another studio is opening the vault.</source>
   <translation>Ein anderes Studio öffnet gerade den Tresor.</translation>
  </message>
  <message>
   <source>Another window or command of the studio is working on this library's queue.</source>
   <translation>Ein anderes Fenster oder ein Befehl des Studios arbeitet an der Warteschlange dieser Sammlung.</translation>
  </message>
  <message>
   <source>Ask for 1 to {0}.</source>
   <translation>Nimm 1 bis {0}.</translation>
  </message>
  <message>
   <source>Ask for 2 to {0} variations.</source>
   <translation>Verlange 2 bis {0} Varianten.</translation>
  </message>
  <message>
   <source>Ask for a grant of your own.</source>
   <translation>Bitte um eine eigene Erlaubnis.</translation>
  </message>
  <message>
   <source>Ask for a grant to render.</source>
   <translation>Bitte um eine Erlaubnis zum Rendern.</translation>
  </message>
  <message>
   <source>Ask for a new grant.</source>
   <translation>Bitte um eine neue Erlaubnis.</translation>
  </message>
  <message>
   <source>Ask for a new one.</source>
   <translation>Bitte um eine neue.</translation>
  </message>
  <message>
   <source>Ask for a wider grant.</source>
   <translation>Bitte um eine weitere Erlaubnis.</translation>
  </message>
  <message>
   <source>Ask for at least one frame, a positive frame rate and 16x16 pixels.</source>
   <translation>Nimm mindestens ein Bild, eine positive Bildrate und 16x16 Pixel.</translation>
  </message>
  <message>
   <source>Ask for at least one frame.</source>
   <translation>Nimm mindestens ein Bild.</translation>
  </message>
  <message>
   <source>Ask for it again.</source>
   <translation>Bitte noch einmal darum.</translation>
  </message>
  <message>
   <source>Ask for one that names the clip.</source>
   <translation>Bitte um eine, die den Clip nennt.</translation>
  </message>
  <message>
   <source>Ask for one: likeness consent grant AVATAR --to DID.</source>
   <translation>Bitte um eine: likeness consent grant AVATAR --to DID.</translation>
  </message>
  <message>
   <source>Ask for the newest list, then: likeness consent accept FILE.</source>
   <translation>Bitte um die neueste Liste, dann: likeness consent accept FILE.</translation>
  </message>
  <message>
   <source>Ask for the right one.</source>
   <translation>Bitte um die richtige.</translation>
  </message>
  <message>
   <source>Ask for your own.</source>
   <translation>Bitte um eine eigene.</translation>
  </message>
  <message>
   <source>Ask the person for a new grant.</source>
   <translation>Bitte die Person um eine neue Erlaubnis.</translation>
  </message>
  <message>
   <source>Ask the person for the newest one.</source>
   <translation>Bitte die Person um die neueste.</translation>
  </message>
  <message>
   <source>Ask the person for their consent.</source>
   <translation>Bitte die Person um ihre Einwilligung.</translation>
  </message>
  <message>
   <source>Ask the person to choose again.</source>
   <translation>Bitte die Person, neu zu wählen.</translation>
  </message>
  <message>
   <source>Ask the person to sign a new consent.</source>
   <translation>Bitte die Person, eine neue Einwilligung zu unterschreiben.</translation>
  </message>
  <message>
   <source>Ask the person to sign a wider consent.</source>
   <translation>Bitte die Person, eine weitere Einwilligung zu unterschreiben.</translation>
  </message>
  <message>
   <source>At most {0} sentences of {1} characters are taken.</source>
   <translation>Höchstens {0} Sätze mit {1} Zeichen werden genommen.</translation>
  </message>
  <message>
   <source>Begin the consent anew when you are ready.</source>
   <translation>Beginn die Einwilligung neu, wenn du so weit bist.</translation>
  </message>
  <message>
   <source>Begin the recording with a second of looking into the camera, in even light.</source>
   <translation>Beginn die Aufnahme mit einer Sekunde Blick in die Kamera, bei gleichmäßigem Licht.</translation>
  </message>
  <message>
   <source>Better read it once more; you can also keep it as it is.</source>
   <translation>Besser noch einmal lesen; du kannst es auch so behalten.</translation>
  </message>
  <message>
   <source>Blink twice.</source>
   <translation>Blinzle zweimal.</translation>
  </message>
  <message>
   <source>Both sides must be even, 16 to 8192 pixels.</source>
   <translation>Beide Seiten müssen gerade sein, 16 bis 8192 Pixel.</translation>
  </message>
  <message>
   <source>Change a word to try again.</source>
   <translation>Ändere ein Wort, um es noch einmal zu versuchen.</translation>
  </message>
  <message>
   <source>Change the light: switch a lamp on or off, or turn towards a window. You can skip this.</source>
   <translation>Ändere das Licht: schalte eine Lampe an oder aus, oder dreh dich zum Fenster. Das kannst du auslassen.</translation>
  </message>
  <message>
   <source>Change the setting or choose another model.</source>
   <translation>Ändere die Einstellung, oder wähle ein anderes Modell.</translation>
  </message>
  <message>
   <source>Change the words.</source>
   <translation>Ändere die Worte.</translation>
  </message>
  <message>
   <source>Check its name and its rights.</source>
   <translation>Prüfe seinen Namen und seine Rechte.</translation>
  </message>
  <message>
   <source>Check its values.</source>
   <translation>Prüfe seine Werte.</translation>
  </message>
  <message>
   <source>Check that the folder exists, is yours and lies on a working disk.</source>
   <translation>Prüfe, ob es den Ordner gibt, ob er dir gehört und der Datenträger heil ist.</translation>
  </message>
  <message>
   <source>Check that the recordings are in the order of the sentences.</source>
   <translation>Prüfe, ob die Aufnahmen in der Reihenfolge der Sätze sind.</translation>
  </message>
  <message>
   <source>Check the clip's hashes.</source>
   <translation>Prüfe die Prüfsummen des Clips.</translation>
  </message>
  <message>
   <source>Check the clip.</source>
   <translation>Prüfe den Clip.</translation>
  </message>
  <message>
   <source>Check the microphone and record the sentence again.</source>
   <translation>Prüfe das Mikrofon und nimm den Satz noch einmal auf.</translation>
  </message>
  <message>
   <source>Check the microphone.</source>
   <translation>Prüfe das Mikrofon.</translation>
  </message>
  <message>
   <source>Check the path of the video.</source>
   <translation>Prüfe den Pfad des Videos.</translation>
  </message>
  <message>
   <source>Check the path.</source>
   <translation>Prüfe den Pfad.</translation>
  </message>
  <message>
   <source>Check this computer's clock.</source>
   <translation>Prüfe die Uhr dieses Rechners.</translation>
  </message>
  <message>
   <source>Check what is taken back.</source>
   <translation>Prüfe, was zurückgenommen wird.</translation>
  </message>
  <message>
   <source>Choose a folder that somebody exported.</source>
   <translation>Wähle einen Ordner, den jemand exportiert hat.</translation>
  </message>
  <message>
   <source>Choose a folder that was exported.</source>
   <translation>Wähle einen Ordner, der exportiert wurde.</translation>
  </message>
  <message>
   <source>Choose a folder that you can write to, with --data-dir.</source>
   <translation>Wähle mit --data-dir einen Ordner, in den du schreiben darfst.</translation>
  </message>
  <message>
   <source>Choose a folder that you can write to.</source>
   <translation>Wähle einen Ordner, in den du schreiben darfst.</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>Wähle einen Ordner.</translation>
  </message>
  <message>
   <source>Choose a number of days in that range.</source>
   <translation>Wähle eine Zahl von Tagen in diesem Bereich.</translation>
  </message>
  <message>
   <source>Choose a smaller model.</source>
   <translation>Wähle ein kleineres Modell.</translation>
  </message>
  <message>
   <source>Choose an earlier beginning.</source>
   <translation>Wähle einen früheren Anfang.</translation>
  </message>
  <message>
   <source>Choose another disk, or another folder.</source>
   <translation>Wähle einen anderen Datenträger oder Ordner.</translation>
  </message>
  <message>
   <source>Choose another duration.</source>
   <translation>Wähle eine andere Dauer.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Wähle einen anderen Ordner.</translation>
  </message>
  <message>
   <source>Choose another in the settings.</source>
   <translation>Wähle in den Einstellungen eine andere.</translation>
  </message>
  <message>
   <source>Choose another length or another model.</source>
   <translation>Wähle eine andere Länge oder ein anderes Modell.</translation>
  </message>
  <message>
   <source>Choose another model.</source>
   <translation>Wähle ein anderes Modell.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Wähle einen anderen Namen.</translation>
  </message>
  <message>
   <source>Choose another name; no backup is overwritten.</source>
   <translation>Wähle einen anderen Namen; keine Sicherung wird überschrieben.</translation>
  </message>
  <message>
   <source>Choose another number.</source>
   <translation>Wähle eine andere Zahl.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Wähle einen anderen.</translation>
  </message>
  <message>
   <source>Choose another trigger word.</source>
   <translation>Wähle ein anderes Auslösewort.</translation>
  </message>
  <message>
   <source>Choose another version first, or revoke the consent.</source>
   <translation>Wähle erst eine andere Fassung, oder widerrufe die Einwilligung.</translation>
  </message>
  <message>
   <source>Choose it, or name nobody.</source>
   <translation>Wähle es, oder nenne niemanden.</translation>
  </message>
  <message>
   <source>Choose one of: {0}.</source>
   <translation>Wähle eins von: {0}.</translation>
  </message>
  <message>
   <source>Choose other numbers.</source>
   <translation>Wähle andere Zahlen.</translation>
  </message>
  <message>
   <source>Choose others first: likeness consent set {0} --who named.</source>
   <translation>Wähle erst andere: likeness consent set {0} --who named.</translation>
  </message>
  <message>
   <source>Choose the model again.</source>
   <translation>Wähle das Modell noch einmal.</translation>
  </message>
  <message>
   <source>Choose the storyboard.</source>
   <translation>Wähle das Storyboard.</translation>
  </message>
  <message>
   <source>Close it and try again.</source>
   <translation>Schließ es und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Close other programs, or choose a smaller model, picture size or length, and resume.</source>
   <translation>Schließ andere Programme, oder wähle ein kleineres Modell, Format oder eine kürzere Länge, und setz fort.</translation>
  </message>
  <message>
   <source>Close that one, or let it do the work: what is queued here is done there.</source>
   <translation>Schließ jenes, oder lass es arbeiten: was hier eingereiht ist, wird dort getan.</translation>
  </message>
  <message>
   <source>Come a little closer.</source>
   <translation>Komm etwas näher.</translation>
  </message>
  <message>
   <source>Copy or record the file again.</source>
   <translation>Kopiere oder nimm die Datei noch einmal auf.</translation>
  </message>
  <message>
   <source>Correct or delete {0}.</source>
   <translation>Berichtige oder lösche {0}.</translation>
  </message>
  <message>
   <source>Correct or unset {0}.</source>
   <translation>Berichtige oder entferne {0}.</translation>
  </message>
  <message>
   <source>Correct {0}.</source>
   <translation>Berichtige {0}.</translation>
  </message>
  <message>
   <source>Create a new key.</source>
   <translation>Leg einen neuen Schlüssel an.</translation>
  </message>
  <message>
   <source>Create a new one with a new consent.</source>
   <translation>Leg einen neuen mit einer neuen Einwilligung an.</translation>
  </message>
  <message>
   <source>Create the avatar again with consent.</source>
   <translation>Leg den Avatar mit Einwilligung neu an.</translation>
  </message>
  <message>
   <source>Create the avatar again with that person's own consent.</source>
   <translation>Leg den Avatar mit der Einwilligung dieser Person neu an.</translation>
  </message>
  <message>
   <source>Create the avatar with the person's consent.</source>
   <translation>Leg den Avatar mit der Einwilligung der Person an.</translation>
  </message>
  <message>
   <source>Cut it to the part that matters.</source>
   <translation>Schneide ihn auf den Teil, um den es geht.</translation>
  </message>
  <message>
   <source>Download about {0} GB with: hf download {1} --revision {2} --local-dir "{3}"</source>
   <translation>Lade etwa {0} GB herunter: hf download {1} --revision {2} --local-dir "{3}"</translation>
  </message>
  <message>
   <source>Download the model again.</source>
   <translation>Lade das Modell noch einmal herunter.</translation>
  </message>
  <message>
   <source>Download the model again; a download that broke off goes on where it stopped.</source>
   <translation>Lade das Modell noch einmal herunter; ein abgebrochener Vorgang geht weiter, wo er aufhörte.</translation>
  </message>
  <message>
   <source>Enrol the voice by reading the sentences.</source>
   <translation>Lern die Stimme an, indem du die Sätze liest.</translation>
  </message>
  <message>
   <source>Erase it with `likeness avatar revoke "{0}"`, or name another library with --data-dir.</source>
   <translation>Lösch ihn mit `likeness avatar revoke "{0}"`, oder nenne mit --data-dir eine andere Sammlung.</translation>
  </message>
  <message>
   <source>Every line follows from the one before.</source>
   <translation>Jede Zeile folgt aus der vorigen.</translation>
  </message>
  <message>
   <source>Everything holds.</source>
   <translation>Alles hält.</translation>
  </message>
  <message>
   <source>Everything holds. It is {0}.</source>
   <translation>Alles hält: {0}.</translation>
  </message>
  <message>
   <source>Export into a new folder.</source>
   <translation>Exportiere in einen neuen Ordner.</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Exportiere es noch einmal.</translation>
  </message>
  <message>
   <source>Exporting into {0} failed: {1}.</source>
   <translation>Der Export nach {0} ist nicht gelungen: {1}.</translation>
  </message>
  <message>
   <source>Fill in both.</source>
   <translation>Füll beide aus.</translation>
  </message>
  <message>
   <source>Film the face from the front, near and evenly lit, without mask or sunglasses.</source>
   <translation>Film das Gesicht von vorn, nah und gleichmäßig beleuchtet, ohne Maske oder Sonnenbrille.</translation>
  </message>
  <message>
   <source>Four or five words that do not belong together are easy to keep in mind and hard to guess.</source>
   <translation>Vier oder fünf Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.</translation>
  </message>
  <message>
   <source>Free some space and try again.</source>
   <translation>Schaff etwas Platz und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Free some space; nothing of the library was changed.</source>
   <translation>Schaff etwas Platz; an der Sammlung wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Get the model again.</source>
   <translation>Hol das Modell noch einmal.</translation>
  </message>
  <message>
   <source>Give a folder of wav files and a text file with one sentence a line.</source>
   <translation>Gib einen Ordner mit WAV-Dateien und eine Textdatei mit einem Satz je Zeile an.</translation>
  </message>
  <message>
   <source>Give a video of the face.</source>
   <translation>Gib ein Video des Gesichts an.</translation>
  </message>
  <message>
   <source>Give at least one of each.</source>
   <translation>Gib von jedem mindestens eins an.</translation>
  </message>
  <message>
   <source>Give at least one sound file.</source>
   <translation>Gib mindestens eine Tondatei an.</translation>
  </message>
  <message>
   <source>Give exactly one recording a sentence, named in the order of the sentences.</source>
   <translation>Gib genau eine Aufnahme je Satz an, benannt in der Reihenfolge der Sätze.</translation>
  </message>
  <message>
   <source>Give more of the id.</source>
   <translation>Gib mehr von der Kennung an.</translation>
  </message>
  <message>
   <source>Give one like https://example.org/clips.</source>
   <translation>Gib eine wie https://example.org/clips an.</translation>
  </message>
  <message>
   <source>Give one recording for every sentence.</source>
   <translation>Gib für jeden Satz eine Aufnahme an.</translation>
  </message>
  <message>
   <source>Give one sentence a line.</source>
   <translation>Gib einen Satz je Zeile an.</translation>
  </message>
  <message>
   <source>Give the number of an open file descriptor.</source>
   <translation>Gib die Nummer eines offenen Dateizeigers an.</translation>
  </message>
  <message>
   <source>Give the time in UTC.</source>
   <translation>Gib die Zeit in UTC an.</translation>
  </message>
  <message>
   <source>Go on with the scan: turn the head slowly, in even light.</source>
   <translation>Mach mit dem Scan weiter: dreh den Kopf langsam, bei gleichmäßigem Licht.</translation>
  </message>
  <message>
   <source>Go on.</source>
   <translation>Mach weiter.</translation>
  </message>
  <message>
   <source>Good. Stay like this for a moment.</source>
   <translation>Gut. Bleib einen Moment so.</translation>
  </message>
  <message>
   <source>Install ffmpeg again, or correct {0}.</source>
   <translation>Installiere ffmpeg noch einmal, oder berichtige {0}.</translation>
  </message>
  <message>
   <source>Install it: 'apt install ffmpeg' on Debian, 'winget install Gyan.FFmpeg' on Windows, 'brew install ffmpeg' on macOS; or name it in {0}.</source>
   <translation>Installiere es: 'apt install ffmpeg' unter Debian, 'winget install Gyan.FFmpeg' unter Windows, 'brew install ffmpeg' unter macOS; oder nenne es in {0}.</translation>
  </message>
  <message>
   <source>Install its wheel from the package index: it brings OpenSSL 3.2 or later.</source>
   <translation>Installiere sein Wheel aus dem Paketverzeichnis: es bringt OpenSSL 3.2 oder neuer mit.</translation>
  </message>
  <message>
   <source>Install one with x264, or let LIKENESS_FFMPEG name one that has it.</source>
   <translation>Installiere eines mit x264, oder lass LIKENESS_FFMPEG eines nennen, das es hat.</translation>
  </message>
  <message>
   <source>Install the model again.</source>
   <translation>Installiere das Modell noch einmal.</translation>
  </message>
  <message>
   <source>Install the newest studio.</source>
   <translation>Installiere das neueste Studio.</translation>
  </message>
  <message>
   <source>Install the program again.</source>
   <translation>Installiere das Programm noch einmal.</translation>
  </message>
  <message>
   <source>Install the studio again.</source>
   <translation>Installiere das Studio noch einmal.</translation>
  </message>
  <message>
   <source>Install the studio again: it is a part of it.</source>
   <translation>Installiere das Studio noch einmal: es gehört dazu.</translation>
  </message>
  <message>
   <source>Install the studio again: this model is a part of it.</source>
   <translation>Installiere das Studio neu: dieses Modell gehört dazu.</translation>
  </message>
  <message>
   <source>It breaks at line {0}.</source>
   <translation>Es bricht bei Zeile {0}.</translation>
  </message>
  <message>
   <source>It carries no signed statement: nobody says where it is from.</source>
   <translation>Sie trägt keine signierte Angabe: Niemand sagt, woher sie kommt.</translation>
  </message>
  <message>
   <source>It changes nothing.</source>
   <translation>Es ändert nichts.</translation>
  </message>
  <message>
   <source>It does not declare the clip as AI-generated.</source>
   <translation>Sie erklärt den Clip nicht als KI-erzeugt.</translation>
  </message>
  <message>
   <source>It has 14 groups of four letters and digits. Compare it with what you wrote down.</source>
   <translation>Er hat 14 Gruppen aus vier Buchstaben und Ziffern. Vergleiche ihn mit dem, was du aufgeschrieben hast.</translation>
  </message>
  <message>
   <source>It holds only {0}.</source>
   <translation>Er enthält nur {0}.</translation>
  </message>
  <message>
   <source>It holds {0}.</source>
   <translation>Er enthält {0}.</translation>
  </message>
  <message>
   <source>It is a link, not a file.</source>
   <translation>Es ist ein Verweis, keine Datei.</translation>
  </message>
  <message>
   <source>It is a whole {0}.</source>
   <translation>Es ist ein ganzes {0}.</translation>
  </message>
  <message>
   <source>It is as it was signed.</source>
   <translation>Es ist, wie es signiert wurde.</translation>
  </message>
  <message>
   <source>It is as it was signed; consent receipts: {0}; remixed from: {1}.</source>
   <translation>Es ist, wie es signiert wurde; Einwilligungsbelege: {0}; entstanden aus: {1}.</translation>
  </message>
  <message>
   <source>It is declared as AI-generated.</source>
   <translation>Er ist als KI-erzeugt erklärt.</translation>
  </message>
  <message>
   <source>It is missing.</source>
   <translation>Sie fehlt.</translation>
  </message>
  <message>
   <source>It is newer than what this library knows.</source>
   <translation>Sie ist neuer als das, was diese Sammlung kennt.</translation>
  </message>
  <message>
   <source>It is not declared as AI-generated.</source>
   <translation>Er ist nicht als KI-erzeugt erklärt.</translation>
  </message>
  <message>
   <source>It is not known here whether {0} took the grant back: the list ended on {1}.</source>
   <translation>Ob {0} die Erlaubnis zurückgenommen hat, ist hier nicht bekannt: Die Liste endete am {1}.</translation>
  </message>
  <message>
   <source>It is not known which studio wants to use this avatar.</source>
   <translation>Es ist nicht bekannt, welches Studio diesen Avatar verwenden will.</translation>
  </message>
  <message>
   <source>It is not part of the signed feed.</source>
   <translation>Sie gehört nicht zum signierten Feed.</translation>
  </message>
  <message>
   <source>It is the newest one that this library knows.</source>
   <translation>Sie ist die neueste, die diese Sammlung kennt.</translation>
  </message>
  <message>
   <source>It may have been cleared from the list.</source>
   <translation>Vielleicht wurde er aus der Liste entfernt.</translation>
  </message>
  <message>
   <source>It says something else than the video itself.</source>
   <translation>Es sagt etwas anderes als das Video selbst.</translation>
  </message>
  <message>
   <source>It was altered after it was signed.</source>
   <translation>Es wurde nach dem Signieren verändert.</translation>
  </message>
  <message>
   <source>It was erased, or removed by hand.</source>
   <translation>Er wurde gelöscht oder von Hand entfernt.</translation>
  </message>
  <message>
   <source>It was moved or deleted outside the studio.</source>
   <translation>Sie wurde außerhalb des Studios verschoben oder gelöscht.</translation>
  </message>
  <message>
   <source>It was signed by another key than the list.</source>
   <translation>Es wurde mit einem anderen Schlüssel signiert als die Liste.</translation>
  </message>
  <message>
   <source>It was signed by somebody else than this avatar's person.</source>
   <translation>Es wurde von jemand anderem unterschrieben als der Person dieses Avatars.</translation>
  </message>
  <message>
   <source>It works with the keys that its job brought.</source>
   <translation>Er arbeitet mit den Schlüsseln, die sein Auftrag mitbrachte.</translation>
  </message>
  <message>
   <source>Its consent receipts are not those of the video itself.</source>
   <translation>Seine Einwilligungsbelege sind nicht die des Videos selbst.</translation>
  </message>
  <message>
   <source>Its name leads out of the folder.</source>
   <translation>Sein Name führt aus dem Ordner hinaus.</translation>
  </message>
  <message>
   <source>Its papers are the newest that were seen.</source>
   <translation>Seine Papiere sind die neuesten, die gesehen wurden.</translation>
  </message>
  <message>
   <source>Keep only .safetensors, .json and .txt files and tokenizers in it.</source>
   <translation>Behalte darin nur .safetensors-, .json- und .txt-Dateien und Tokenizer.</translation>
  </message>
  <message>
   <source>Keep the best ones.</source>
   <translation>Behalte die besten.</translation>
  </message>
  <message>
   <source>Keep them under {0} characters.</source>
   <translation>Bleib unter {0} Zeichen.</translation>
  </message>
  <message>
   <source>Keep your eyes open.</source>
   <translation>Lass die Augen offen.</translation>
  </message>
  <message>
   <source>Lean back, away from the camera.</source>
   <translation>Lehn dich zurück, weg von der Kamera.</translation>
  </message>
  <message>
   <source>Lean towards the camera.</source>
   <translation>Lehn dich zur Kamera vor.</translation>
  </message>
  <message>
   <source>Leave out the quoted words, or use --mute.</source>
   <translation>Lass die Worte in Anführungszeichen weg, oder nimm --mute.</translation>
  </message>
  <message>
   <source>Lift your chin a little.</source>
   <translation>Heb das Kinn ein wenig.</translation>
  </message>
  <message>
   <source>List the library to see what there is.</source>
   <translation>Sieh in der Sammlung nach, was es gibt.</translation>
  </message>
  <message>
   <source>List the queue to see the jobs there are.</source>
   <translation>Sieh in der Warteschlange nach, welche Aufträge es gibt.</translation>
  </message>
  <message>
   <source>Look at the camera and say a few words. Count to five, for example.</source>
   <translation>Schau in die Kamera und sag ein paar Worte. Zähl zum Beispiel bis fünf.</translation>
  </message>
  <message>
   <source>Look at the camera and smile.</source>
   <translation>Schau in die Kamera und lächle.</translation>
  </message>
  <message>
   <source>Look at the queue again: the job has moved on.</source>
   <translation>Sieh noch einmal in die Warteschlange: Der Auftrag ist weiter.</translation>
  </message>
  <message>
   <source>Look for this one's.</source>
   <translation>Such die von diesem.</translation>
  </message>
  <message>
   <source>Look into the camera for a few seconds of the scan.</source>
   <translation>Schau im Scan ein paar Sekunden in die Kamera.</translation>
  </message>
  <message>
   <source>Look straight ahead again.</source>
   <translation>Schau wieder geradeaus.</translation>
  </message>
  <message>
   <source>Look straight into the camera, with a relaxed face.</source>
   <translation>Schau direkt in die Kamera, mit entspanntem Gesicht.</translation>
  </message>
  <message>
   <source>Lower the avatar's weight or the guidance, or train the avatar again with a lower learning rate.</source>
   <translation>Verringere das Gewicht des Avatars oder die Führung, oder trainiere ihn mit kleinerer Lernrate neu.</translation>
  </message>
  <message>
   <source>Lower your chin a little.</source>
   <translation>Senk das Kinn ein wenig.</translation>
  </message>
  <message>
   <source>Make a new one from it instead.</source>
   <translation>Mach stattdessen einen neuen daraus.</translation>
  </message>
  <message>
   <source>Make a new one instead.</source>
   <translation>Mach stattdessen einen neuen.</translation>
  </message>
  <message>
   <source>Make a scan first.</source>
   <translation>Mach erst einen Scan.</translation>
  </message>
  <message>
   <source>Make it first, or choose another place.</source>
   <translation>Leg ihn erst an, oder wähle einen anderen Ort.</translation>
  </message>
  <message>
   <source>Make one from scratch.</source>
   <translation>Mach einen von Grund auf.</translation>
  </message>
  <message>
   <source>More light from the front: one side of your face is dark.</source>
   <translation>Mehr Licht von vorn: eine Seite deines Gesichts ist dunkel.</translation>
  </message>
  <message>
   <source>More than one face was found in {0} of {1} frames of {2}.</source>
   <translation>In {0} von {1} Bildern von {2} war mehr als ein Gesicht.</translation>
  </message>
  <message>
   <source>More than one face was seen during most of the scan.</source>
   <translation>Während des größten Teils des Scans war mehr als ein Gesicht zu sehen.</translation>
  </message>
  <message>
   <source>Move back a little.</source>
   <translation>Geh etwas zurück.</translation>
  </message>
  <message>
   <source>Move back into the picture, so that your whole face is seen.</source>
   <translation>Komm ins Bild zurück, sodass dein ganzes Gesicht zu sehen ist.</translation>
  </message>
  <message>
   <source>Move it away, or choose another data folder.</source>
   <translation>Verschieb ihn, oder wähle einen anderen Datenordner.</translation>
  </message>
  <message>
   <source>Move the file out of the data folder.</source>
   <translation>Verschieb die Datei aus dem Datenordner.</translation>
  </message>
  <message>
   <source>Move to the middle of the picture.</source>
   <translation>Rück in die Mitte des Bildes.</translation>
  </message>
  <message>
   <source>Name a clip's mp4 or an exported folder.</source>
   <translation>Nenne die MP4-Datei eines Clips oder einen exportierten Ordner.</translation>
  </message>
  <message>
   <source>Name a file that `likeness backup` wrote.</source>
   <translation>Nenne eine Datei, die `likeness backup` geschrieben hat.</translation>
  </message>
  <message>
   <source>Name a record, policy, grant, list or receipt.</source>
   <translation>Nenne eine Urkunde, Auswahl, Erlaubnis, Liste oder einen Beleg.</translation>
  </message>
  <message>
   <source>Name another folder with --data-dir. To replace that library, move its folder away first and name it with --newer, so that withdrawals in it still count.</source>
   <translation>Nenne mit --data-dir einen anderen Ordner. Um jene Sammlung zu ersetzen, verschieb erst ihren Ordner und nenne ihn mit --newer, damit Widerrufe darin weiter gelten.</translation>
  </message>
  <message>
   <source>Name one by its id: {0}.</source>
   <translation>Nenne einen bei seiner Kennung: {0}.</translation>
  </message>
  <message>
   <source>Name one: {0}.</source>
   <translation>Nenne eines: {0}.</translation>
  </message>
  <message>
   <source>Name the clothes in the prompt, in another colour than skin, or use another seed, and render it again.</source>
   <translation>Nenne im Prompt die Kleidung, in anderer Farbe als Haut, oder nimm einen anderen Startwert, und rendere noch einmal.</translation>
  </message>
  <message>
   <source>Name the folder that you moved away.</source>
   <translation>Nenne den Ordner, den du verschoben hast.</translation>
  </message>
  <message>
   <source>Name up to {0} parties, each once.</source>
   <translation>Nenne bis zu {0} Beteiligte, jeden einmal.</translation>
  </message>
  <message>
   <source>No avatar is named in the recipe, so no consent is needed.</source>
   <translation>Das Rezept nennt keinen Avatar, also braucht es keine Einwilligung.</translation>
  </message>
  <message>
   <source>No face was found in {0} of {1} frames of {2}.</source>
   <translation>In {0} von {1} Bildern von {2} war kein Gesicht.</translation>
  </message>
  <message>
   <source>No face was seen.</source>
   <translation>Es war kein Gesicht zu sehen.</translation>
  </message>
  <message>
   <source>No frame of the scan looks ahead.</source>
   <translation>Kein Bild des Scans schaut geradeaus.</translation>
  </message>
  <message>
   <source>No recording was given.</source>
   <translation>Es wurde keine Aufnahme angegeben.</translation>
  </message>
  <message>
   <source>No sentence is recorded.</source>
   <translation>Kein Satz ist aufgenommen.</translation>
  </message>
  <message>
   <source>No voice has been enrolled for this avatar.</source>
   <translation>Für diesen Avatar ist keine Stimme angelernt.</translation>
  </message>
  <message>
   <source>No voice is heard in the recordings.</source>
   <translation>In den Aufnahmen ist keine Stimme zu hören.</translation>
  </message>
  <message>
   <source>Nobody's likeness is in it.</source>
   <translation>Niemandes Ebenbild ist darin.</translation>
  </message>
  <message>
   <source>Not everybody in it has a consent receipt.</source>
   <translation>Nicht für alle darin liegt ein Einwilligungsbeleg vor.</translation>
  </message>
  <message>
   <source>Not what was signed: the {0} of this file.</source>
   <translation>Nicht, was signiert wurde: {0} dieser Datei.</translation>
  </message>
  <message>
   <source>Nothing allows this use.</source>
   <translation>Nichts erlaubt diese Verwendung.</translation>
  </message>
  <message>
   <source>Nothing can be made with this likeness. A new scan with a new consent is needed.</source>
   <translation>Mit diesem Ebenbild kann nichts gemacht werden. Es braucht einen neuen Scan mit neuer Einwilligung.</translation>
  </message>
  <message>
   <source>Nothing in the line can be spoken.</source>
   <translation>Nichts in der Zeile lässt sich sprechen.</translation>
  </message>
  <message>
   <source>Nothing more can be made of it or leave the studio.</source>
   <translation>Nichts mehr kann daraus gemacht werden oder das Studio verlassen.</translation>
  </message>
  <message>
   <source>Nothing of it is kept.</source>
   <translation>Nichts davon wird aufbewahrt.</translation>
  </message>
  <message>
   <source>Nothing of the training is kept.</source>
   <translation>Vom Training wird nichts aufbewahrt.</translation>
  </message>
  <message>
   <source>One moment: the recording is being checked.</source>
   <translation>Einen Moment: Die Aufnahme wird geprüft.</translation>
  </message>
  <message>
   <source>Only a clip can be made several times.</source>
   <translation>Nur ein Clip lässt sich mehrmals machen.</translation>
  </message>
  <message>
   <source>Only a clip that waits can be changed.</source>
   <translation>Nur ein Clip, der wartet, lässt sich ändern.</translation>
  </message>
  <message>
   <source>Only adults can be scanned.</source>
   <translation>Nur Erwachsene können gescannt werden.</translation>
  </message>
  <message>
   <source>Only grants, policies and lists are.</source>
   <translation>Nur Erlaubnisse, Auswahlen und Listen gehen.</translation>
  </message>
  <message>
   <source>Only that person can allow it again.</source>
   <translation>Nur diese Person kann es wieder erlauben.</translation>
  </message>
  <message>
   <source>Only the key that gave the consent can sign these choices.</source>
   <translation>Nur der Schlüssel, der eingewilligt hat, kann diese Auswahl unterschreiben.</translation>
  </message>
  <message>
   <source>Only the key that gave the consent can withdraw it.</source>
   <translation>Nur der Schlüssel, der eingewilligt hat, kann sie zurückziehen.</translation>
  </message>
  <message>
   <source>Only the model that draws makes drafts.</source>
   <translation>Nur das zeichnende Modell macht Entwürfe.</translation>
  </message>
  <message>
   <source>Only the person who consents may be in the picture; mind mirrors and posters too.</source>
   <translation>Nur die Person, die einwilligt, darf im Bild sein; achte auch auf Spiegel und Poster.</translation>
  </message>
  <message>
   <source>Only the person's own key can sign a grant.</source>
   <translation>Nur der eigene Schlüssel der Person kann eine Erlaubnis unterschreiben.</translation>
  </message>
  <message>
   <source>Only video and voice can be granted.</source>
   <translation>Nur Video und Stimme können erlaubt werden.</translation>
  </message>
  <message>
   <source>Only you, please: there is another face in the picture. Posters count too.</source>
   <translation>Nur du, bitte: Es ist ein anderes Gesicht im Bild. Poster zählen auch.</translation>
  </message>
  <message>
   <source>Only {0} frames of the scan can be measured ({1}).</source>
   <translation>Nur {0} Bilder des Scans lassen sich messen ({1}).</translation>
  </message>
  <message>
   <source>Only {0} frames of the scan show the face well.</source>
   <translation>Nur {0} Bilder des Scans zeigen das Gesicht gut.</translation>
  </message>
  <message>
   <source>Only {0} of {1} frames of {2} are usable: {3}.</source>
   <translation>Nur {0} von {1} Bildern von {2} sind brauchbar: {3}.</translation>
  </message>
  <message>
   <source>Open the studio again.</source>
   <translation>Öffne das Studio noch einmal.</translation>
  </message>
  <message>
   <source>Open your mouth.</source>
   <translation>Mach den Mund auf.</translation>
  </message>
  <message>
   <source>Other words were heard than those that were shown.</source>
   <translation>Es waren andere Worte zu hören als die gezeigten.</translation>
  </message>
  <message>
   <source>Others may read the passphrase file {0}, so it is not used.</source>
   <translation>Andere dürfen die Passphrasendatei {0} lesen, deshalb wird sie nicht benutzt.</translation>
  </message>
  <message>
   <source>Parties are named only for the audience '{0}'.</source>
   <translation>Beteiligte werden nur für den Kreis '{0}' genannt.</translation>
  </message>
  <message>
   <source>Paused. Go on whenever you like.</source>
   <translation>Angehalten. Mach weiter, wann du magst.</translation>
  </message>
  <message>
   <source>Picture and sound are those that were signed.</source>
   <translation>Bild und Ton sind die signierten.</translation>
  </message>
  <message>
   <source>Please read it once more.</source>
   <translation>Bitte lies es noch einmal.</translation>
  </message>
  <message>
   <source>Plug it in again or choose another one. The sentences that you finished are kept.</source>
   <translation>Schließ es wieder an, oder wähle ein anderes. Die fertigen Sätze bleiben.</translation>
  </message>
  <message>
   <source>Press Record and read the sentence as you would say it to a friend.</source>
   <translation>Drück Aufnehmen und lies den Satz, wie du ihn einem Freund sagen würdest.</translation>
  </message>
  <message>
   <source>Protect it first: likeness --data-dir "{0}" vault passphrase</source>
   <translation>Schütze sie erst: likeness --data-dir "{0}" vault passphrase</translation>
  </message>
  <message>
   <source>Queue it again from the studio.</source>
   <translation>Reih ihn aus dem Studio neu ein.</translation>
  </message>
  <message>
   <source>Queue it again.</source>
   <translation>Reih ihn neu ein.</translation>
  </message>
  <message>
   <source>Queue the clip again.</source>
   <translation>Reih den Clip neu ein.</translation>
  </message>
  <message>
   <source>Read it together, then agree.</source>
   <translation>Lies es mit der Person, dann stimmt zu.</translation>
  </message>
  <message>
   <source>Read some more sentences.</source>
   <translation>Lies noch ein paar Sätze.</translation>
  </message>
  <message>
   <source>Read some sentences, or leave the voice out.</source>
   <translation>Lies ein paar Sätze, oder lass die Stimme aus.</translation>
  </message>
  <message>
   <source>Read the sentence now.</source>
   <translation>Lies den Satz jetzt.</translation>
  </message>
  <message>
   <source>Read the sentence once more, or skip it.</source>
   <translation>Lies den Satz noch einmal, oder überspring ihn.</translation>
  </message>
  <message>
   <source>Read this aloud in one go, at your own pace.</source>
   <translation>Lies das in einem Zug vor, in deinem Tempo.</translation>
  </message>
  <message>
   <source>Read this one, or go back to a sentence that you skipped.</source>
   <translation>Lies diesen, oder geh zu einem übersprungenen Satz zurück.</translation>
  </message>
  <message>
   <source>Record a new one.</source>
   <translation>Nimm einen neuen auf.</translation>
  </message>
  <message>
   <source>Record a new scan with consent.</source>
   <translation>Nimm einen neuen Scan mit Einwilligung auf.</translation>
  </message>
  <message>
   <source>Record a new scan.</source>
   <translation>Nimm einen neuen Scan auf.</translation>
  </message>
  <message>
   <source>Record a scan of the face first.</source>
   <translation>Nimm erst einen Scan des Gesichts auf.</translation>
  </message>
  <message>
   <source>Record about ten seconds: look straight, then turn the head slowly to both sides, up and down.</source>
   <translation>Nimm etwa zehn Sekunden auf: schau geradeaus, dann dreh den Kopf langsam zu beiden Seiten, nach oben und unten.</translation>
  </message>
  <message>
   <source>Record again in even light, holding the camera still, with the whole head in the picture.</source>
   <translation>Nimm noch einmal auf, bei gleichmäßigem Licht, mit ruhiger Kamera und dem ganzen Kopf im Bild.</translation>
  </message>
  <message>
   <source>Record each sentence on its own.</source>
   <translation>Nimm jeden Satz für sich auf.</translation>
  </message>
  <message>
   <source>Record it again, one sentence a recording.</source>
   <translation>Nimm noch einmal auf, einen Satz je Aufnahme.</translation>
  </message>
  <message>
   <source>Record it again.</source>
   <translation>Nimm es noch einmal auf.</translation>
  </message>
  <message>
   <source>Record it anew.</source>
   <translation>Nimm sie neu auf.</translation>
  </message>
  <message>
   <source>Record the sentence again.</source>
   <translation>Nimm den Satz noch einmal auf.</translation>
  </message>
  <message>
   <source>Record the voice again.</source>
   <translation>Nimm die Stimme noch einmal auf.</translation>
  </message>
  <message>
   <source>Records are never replaced. Write a new one.</source>
   <translation>Urkunden werden nie ersetzt. Schreib eine neue.</translation>
  </message>
  <message>
   <source>Remove one first.</source>
   <translation>Entferne erst eine.</translation>
  </message>
  <message>
   <source>Remove that file, or bring back an older one.</source>
   <translation>Entferne diese Datei, oder hole eine ältere zurück.</translation>
  </message>
  <message>
   <source>Remove that file: folders have to be followed again then.</source>
   <translation>Entferne diese Datei: den Ordnern muss dann neu gefolgt werden.</translation>
  </message>
  <message>
   <source>Render a clip first.</source>
   <translation>Rendere erst einen Clip.</translation>
  </message>
  <message>
   <source>Render it again, with another seed or more light in the prompt.</source>
   <translation>Rendere ihn noch einmal, mit anderem Startwert oder mehr Licht im Prompt.</translation>
  </message>
  <message>
   <source>Render it again.</source>
   <translation>Rendere ihn noch einmal.</translation>
  </message>
  <message>
   <source>Render the clip again from its recipe.</source>
   <translation>Rendere den Clip noch einmal aus seinem Rezept.</translation>
  </message>
  <message>
   <source>Render the clip again.</source>
   <translation>Rendere den Clip noch einmal.</translation>
  </message>
  <message>
   <source>Render with '{0}', or train the avatar on '{1}'.</source>
   <translation>Rendere mit '{0}', oder trainiere den Avatar für '{1}'.</translation>
  </message>
  <message>
   <source>Restore it from a backup of the data folder, or make it again.</source>
   <translation>Hol sie aus einer Sicherung des Datenordners zurück, oder mach sie neu.</translation>
  </message>
  <message>
   <source>Restore it from a backup, or use the recovery code: likeness vault passphrase --recovery</source>
   <translation>Hol ihn aus einer Sicherung zurück, oder nimm den Notfallcode: likeness vault passphrase --recovery</translation>
  </message>
  <message>
   <source>Restore it from a backup.</source>
   <translation>Hol es aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>Restore the library from a backup.</source>
   <translation>Hol die Sammlung aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>Restore the library from its newest backup.</source>
   <translation>Hol die Sammlung aus ihrer neuesten Sicherung zurück.</translation>
  </message>
  <message>
   <source>Restore the library.</source>
   <translation>Hol die Sammlung zurück.</translation>
  </message>
  <message>
   <source>Restore the newest backup, or let the person sign again: likeness consent set AVATAR.</source>
   <translation>Hol die neueste Sicherung zurück, oder lass die Person neu unterschreiben: likeness consent set AVATAR.</translation>
  </message>
  <message>
   <source>Restore the vault folder from a backup.</source>
   <translation>Hol den Tresorordner aus einer Sicherung zurück.</translation>
  </message>
  <message>
   <source>Restore without --newer, and let everybody choose again.</source>
   <translation>Hol ohne --newer zurück und lass alle neu wählen.</translation>
  </message>
  <message>
   <source>Run `{0}` first.</source>
   <translation>Führ erst `{0}` aus.</translation>
  </message>
  <message>
   <source>Run the backup again; nothing of it was kept.</source>
   <translation>Mach die Sicherung noch einmal; von ihr blieb nichts.</translation>
  </message>
  <message>
   <source>Run the demo again.</source>
   <translation>Starte die Demo noch einmal.</translation>
  </message>
  <message>
   <source>Run: chmod 600 {0}</source>
   <translation>Führ aus: chmod 600 {0}</translation>
  </message>
  <message>
   <source>Run: pip install likeness-studio[basic-voice]. Clips can be made without speech meanwhile.</source>
   <translation>Führ aus: pip install likeness-studio[basic-voice]. Bis dahin gehen Clips ohne Sprache.</translation>
  </message>
  <message>
   <source>Run: pip install pocketsphinx. Recordings can be made without the check meanwhile.</source>
   <translation>Führ aus: pip install pocketsphinx. Bis dahin gehen Aufnahmen ohne die Prüfung.</translation>
  </message>
  <message>
   <source>Save it as plain text in UTF-8.</source>
   <translation>Speichere sie als reinen Text in UTF-8.</translation>
  </message>
  <message>
   <source>Say in a few words what is wrong with the clip.</source>
   <translation>Sag mit wenigen Worten, was an dem Clip nicht stimmt.</translation>
  </message>
  <message>
   <source>Say it shorter, or give none.</source>
   <translation>Sag es kürzer, oder gib keinen an.</translation>
  </message>
  <message>
   <source>Say it shorter.</source>
   <translation>Sag es kürzer.</translation>
  </message>
  <message>
   <source>Say one sentence at a time.</source>
   <translation>Sag einen Satz nach dem anderen.</translation>
  </message>
  <message>
   <source>Say the yes once more.</source>
   <translation>Sag noch einmal Ja.</translation>
  </message>
  <message>
   <source>Say what the clip shows.</source>
   <translation>Sag, was der Clip zeigt.</translation>
  </message>
  <message>
   <source>Scale it down.</source>
   <translation>Verkleinere es.</translation>
  </message>
  <message>
   <source>Scan again in even light, close to the camera, with the whole face in the picture.</source>
   <translation>Scanne noch einmal, bei gleichmäßigem Licht, nah an der Kamera, mit dem ganzen Gesicht im Bild.</translation>
  </message>
  <message>
   <source>Scan again in even light, close to the camera.</source>
   <translation>Scanne noch einmal, bei gleichmäßigem Licht, nah an der Kamera.</translation>
  </message>
  <message>
   <source>Scan the person again.</source>
   <translation>Scanne die Person noch einmal.</translation>
  </message>
  <message>
   <source>Scans, voice and avatars are encrypted. This computer has no keychain that could keep the key, so choose a passphrase. Nobody can bring it back, the studio neither: four or five words that do not belong together are easy to keep in mind.</source>
   <translation>Scans, Stimme und Avatare sind verschlüsselt. Dieser Rechner hat keinen Schlüsselbund, der den Schlüssel verwahren könnte; wähle deshalb eine Passphrase. Niemand kann sie zurückbringen, auch das Studio nicht: Vier oder fünf Wörter, die nicht zusammengehören, sind leicht zu merken.</translation>
  </message>
  <message>
   <source>See the log for what ffmpeg said.</source>
   <translation>Das Protokoll sagt, was ffmpeg meldete.</translation>
  </message>
  <message>
   <source>Set the clock right. If it ran ahead before, the avatar can be used again from that time on.</source>
   <translation>Stell die Uhr richtig. Wenn sie vorging, kann der Avatar ab jener Zeit wieder verwendet werden.</translation>
  </message>
  <message>
   <source>Set the device to auto or cpu.</source>
   <translation>Stell das Gerät auf auto oder cpu.</translation>
  </message>
  <message>
   <source>Shorten the line or make the clip longer.</source>
   <translation>Kürze die Zeile, oder mach den Clip länger.</translation>
  </message>
  <message>
   <source>Shorten the line.</source>
   <translation>Kürze die Zeile.</translation>
  </message>
  <message>
   <source>Sign a new consent.</source>
   <translation>Unterschreib eine neue Einwilligung.</translation>
  </message>
  <message>
   <source>Sign them again first.</source>
   <translation>Unterschreib sie erst neu.</translation>
  </message>
  <message>
   <source>Sign them again.</source>
   <translation>Unterschreib sie neu.</translation>
  </message>
  <message>
   <source>Sit in front of the camera, evenly lit, without mask or sunglasses.</source>
   <translation>Setz dich vor die Kamera, gleichmäßig beleuchtet, ohne Maske oder Sonnenbrille.</translation>
  </message>
  <message>
   <source>Six sentences or more give a better voice.</source>
   <translation>Sechs Sätze oder mehr geben eine bessere Stimme.</translation>
  </message>
  <message>
   <source>Slowly. Hold still for a moment.</source>
   <translation>Langsam. Halt einen Moment still.</translation>
  </message>
  <message>
   <source>Some sound was lost because the computer was busy. Please read it once more.</source>
   <translation>Etwas Ton ging verloren, weil der Rechner beschäftigt war. Bitte lies es noch einmal.</translation>
  </message>
  <message>
   <source>Something seems to cover your eyes. Please take dark glasses off.</source>
   <translation>Etwas scheint deine Augen zu verdecken. Bitte nimm eine dunkle Brille ab.</translation>
  </message>
  <message>
   <source>Something seems to cover your forehead. A cap or a hand, perhaps?</source>
   <translation>Etwas scheint deine Stirn zu verdecken. Eine Mütze oder eine Hand vielleicht?</translation>
  </message>
  <message>
   <source>Something seems to cover your mouth. Please take it away.</source>
   <translation>Etwas scheint deinen Mund zu verdecken. Bitte nimm es weg.</translation>
  </message>
  <message>
   <source>Something was heard. Please stay quiet until the room is measured.</source>
   <translation>Etwas war zu hören. Bitte sei still, bis der Raum gemessen ist.</translation>
  </message>
  <message>
   <source>Speak a little longer.</source>
   <translation>Sprich etwas länger.</translation>
  </message>
  <message>
   <source>Speak aloud and close to the microphone, not in a whisper.</source>
   <translation>Sprich laut und nah am Mikrofon, nicht flüsternd.</translation>
  </message>
  <message>
   <source>Speech cannot begin at {0} s of a clip of {1} s.</source>
   <translation>Sprache kann nicht bei {0} s eines Clips von {1} s beginnen.</translation>
  </message>
  <message>
   <source>Start it first.</source>
   <translation>Starte es erst.</translation>
  </message>
  <message>
   <source>Stay quiet for a moment: the room is being measured.</source>
   <translation>Sei einen Moment still: Der Raum wird gemessen.</translation>
  </message>
  <message>
   <source>That did not sound like the sentence. If you did read it, keep it.</source>
   <translation>Das klang nicht nach dem Satz. Wenn du ihn gelesen hast, behalte es.</translation>
  </message>
  <message>
   <source>That did not work. Try once more, one movement after the other.</source>
   <translation>Das hat nicht geklappt. Versuch es noch einmal, eine Bewegung nach der anderen.</translation>
  </message>
  <message>
   <source>That is all. Thank you.</source>
   <translation>Das ist alles. Danke.</translation>
  </message>
  <message>
   <source>That is enough for a good voice. Thank you.</source>
   <translation>Das reicht für eine gute Stimme. Danke.</translation>
  </message>
  <message>
   <source>That is no name.</source>
   <translation>Das ist kein Name.</translation>
  </message>
  <message>
   <source>That is too far. Turn back a little.</source>
   <translation>Das ist zu weit. Dreh dich etwas zurück.</translation>
  </message>
  <message>
   <source>That one did not count. The next try shows other words.</source>
   <translation>Das zählte nicht. Der nächste Versuch zeigt andere Wörter.</translation>
  </message>
  <message>
   <source>That took too long. Read the sentence in one go.</source>
   <translation>Das dauerte zu lange. Lies den Satz in einem Zug.</translation>
  </message>
  <message>
   <source>That was another movement than the one asked for.</source>
   <translation>Das war eine andere Bewegung als die verlangte.</translation>
  </message>
  <message>
   <source>That was good.</source>
   <translation>Das war gut.</translation>
  </message>
  <message>
   <source>That was shorter than the sentence. Please read all of it.</source>
   <translation>Das war kürzer als der Satz. Bitte lies alles.</translation>
  </message>
  <message>
   <source>That was the last try for now. You can go on without a spoken yes.</source>
   <translation>Das war vorerst der letzte Versuch. Du kannst ohne gesprochenes Ja weitermachen.</translation>
  </message>
  <message>
   <source>That was too loud and is distorted. Lean back, or turn the microphone down.</source>
   <translation>Das war zu laut und ist verzerrt. Lehn dich zurück, oder dreh das Mikrofon leiser.</translation>
  </message>
  <message>
   <source>That was too quiet. Come closer, or turn the microphone up.</source>
   <translation>Das war zu leise. Komm näher, oder dreh das Mikrofon lauter.</translation>
  </message>
  <message>
   <source>That was very loud. Lean back a little.</source>
   <translation>Das war sehr laut. Lehn dich etwas zurück.</translation>
  </message>
  <message>
   <source>The adapter of that moment was altered.</source>
   <translation>Der Adapter dieses Augenblicks wurde verändert.</translation>
  </message>
  <message>
   <source>The adapter of that moment was not kept.</source>
   <translation>Der Adapter dieses Augenblicks wurde nicht aufbewahrt.</translation>
  </message>
  <message>
   <source>The avatar was erased while it was trained.</source>
   <translation>Der Avatar wurde während des Trainings gelöscht.</translation>
  </message>
  <message>
   <source>The avatar was erased.</source>
   <translation>Der Avatar wurde gelöscht.</translation>
  </message>
  <message>
   <source>The avatar was trained for the model '{0}', not for '{1}'.</source>
   <translation>Der Avatar wurde für das Modell '{0}' trainiert, nicht für '{1}'.</translation>
  </message>
  <message>
   <source>The avatar was trained on another version of the model '{0}'.</source>
   <translation>Der Avatar wurde für eine andere Fassung des Modells '{0}' trainiert.</translation>
  </message>
  <message>
   <source>The avatar {0} was erased.</source>
   <translation>Der Avatar {0} wurde gelöscht.</translation>
  </message>
  <message>
   <source>The avatar's LoRA file has a weight of a wrong shape ({0}).</source>
   <translation>Die LoRA-Datei des Avatars hat ein Gewicht falscher Form ({0}).</translation>
  </message>
  <message>
   <source>The avatar's LoRA file has unusable weights for {0}.</source>
   <translation>Die LoRA-Datei des Avatars hat unbrauchbare Gewichte für {0}.</translation>
  </message>
  <message>
   <source>The avatar's LoRA file holds something else as well ({0}).</source>
   <translation>Die LoRA-Datei des Avatars enthält noch etwas anderes ({0}).</translation>
  </message>
  <message>
   <source>The avatar's LoRA file is incomplete.</source>
   <translation>Die LoRA-Datei des Avatars ist unvollständig.</translation>
  </message>
  <message>
   <source>The avatar's LoRA file is not of the rank that it claims ({0}).</source>
   <translation>Die LoRA-Datei des Avatars hat nicht den Rang, den sie angibt ({0}).</translation>
  </message>
  <message>
   <source>The avatar's LoRA file names a layer that the model lacks ({0}).</source>
   <translation>Die LoRA-Datei des Avatars nennt eine Schicht, die das Modell nicht hat ({0}).</translation>
  </message>
  <message>
   <source>The avatar's adapter came without its signed note.</source>
   <translation>Der Adapter des Avatars kam ohne seinen signierten Vermerk.</translation>
  </message>
  <message>
   <source>The avatar's adapter was altered.</source>
   <translation>Der Adapter des Avatars wurde verändert.</translation>
  </message>
  <message>
   <source>The avatar's adapter was trained by another studio than the person's own.</source>
   <translation>Der Adapter des Avatars wurde von einem anderen Studio als dem der Person trainiert.</translation>
  </message>
  <message>
   <source>The avatar's adapter was trained for another avatar, or under another consent.</source>
   <translation>Der Adapter wurde für einen anderen Avatar oder unter einer anderen Einwilligung trainiert.</translation>
  </message>
  <message>
   <source>The avatar's head is damaged.</source>
   <translation>Der Kopf des Avatars ist beschädigt.</translation>
  </message>
  <message>
   <source>The avatar's head is of a newer kind.</source>
   <translation>Der Kopf des Avatars ist von neuerer Art.</translation>
  </message>
  <message>
   <source>The avatar's head is out of range.</source>
   <translation>Der Kopf des Avatars ist außerhalb des Möglichen.</translation>
  </message>
  <message>
   <source>The avatar's head lacks a part, or has one too many.</source>
   <translation>Dem Kopf des Avatars fehlt ein Teil, oder er hat einen zu viel.</translation>
  </message>
  <message>
   <source>The avatar's policy does not fit its form: {0}.</source>
   <translation>Die Auswahl des Avatars passt nicht in ihre Form: {0}.</translation>
  </message>
  <message>
   <source>The avatar's policy does not say which one it follows.</source>
   <translation>Die Auswahl des Avatars sagt nicht, welcher sie folgt.</translation>
  </message>
  <message>
   <source>The avatar's policy leaves out a duty, or names a purpose twice.</source>
   <translation>Die Auswahl des Avatars lässt eine Pflicht aus oder nennt einen Zweck zweimal.</translation>
  </message>
  <message>
   <source>The avatar's policy was not signed by the person it is about.</source>
   <translation>Die Auswahl des Avatars wurde nicht von der Person unterschrieben, um die es geht.</translation>
  </message>
  <message>
   <source>The avatar's trained adapter is cut short or altered.</source>
   <translation>Der trainierte Adapter des Avatars ist abgeschnitten oder verändert.</translation>
  </message>
  <message>
   <source>The avatar's trained adapter is missing.</source>
   <translation>Der trainierte Adapter des Avatars fehlt.</translation>
  </message>
  <message>
   <source>The avatar's {0} file is damaged: {1}.</source>
   <translation>Die {0}-Datei des Avatars ist beschädigt: {1}.</translation>
  </message>
  <message>
   <source>The avatar's {0} file is too large to be genuine.</source>
   <translation>Die {0}-Datei des Avatars ist zu groß, um echt zu sein.</translation>
  </message>
  <message>
   <source>The backup does not hold what it says it holds.</source>
   <translation>Die Sicherung enthält nicht, was sie angibt.</translation>
  </message>
  <message>
   <source>The backup {0} holds what no studio writes.</source>
   <translation>Die Sicherung {0} enthält, was kein Studio schreibt.</translation>
  </message>
  <message>
   <source>The backup {0} was altered or cut short.</source>
   <translation>Die Sicherung {0} wurde verändert oder abgeschnitten.</translation>
  </message>
  <message>
   <source>The basic voice (espeak-ng) is not installed, so nothing can be spoken.</source>
   <translation>Die einfache Stimme (espeak-ng) ist nicht installiert; es kann nichts gesprochen werden.</translation>
  </message>
  <message>
   <source>The basic voice could not speak the line: {0}.</source>
   <translation>Die einfache Stimme konnte die Zeile nicht sprechen: {0}.</translation>
  </message>
  <message>
   <source>The beginning is missing. Wait a moment before you speak.</source>
   <translation>Der Anfang fehlt. Wart einen Moment, bevor du sprichst.</translation>
  </message>
  <message>
   <source>The card of the model '{0}' contradicts itself: {1}.</source>
   <translation>Die Karte des Modells '{0}' widerspricht sich: {1}.</translation>
  </message>
  <message>
   <source>The check of the words gave an answer that makes no sense.</source>
   <translation>Die Prüfung der Worte gab eine Antwort ohne Sinn.</translation>
  </message>
  <message>
   <source>The choices allow more than the consent itself.</source>
   <translation>Die Auswahl erlaubt mehr als die Einwilligung selbst.</translation>
  </message>
  <message>
   <source>The choices of {0} begin only on {1} UTC.</source>
   <translation>Die Auswahl von {0} beginnt erst am {1} UTC.</translation>
  </message>
  <message>
   <source>The choices of {0} ended on {1}.</source>
   <translation>Die Auswahl von {0} endete am {1}.</translation>
  </message>
  <message>
   <source>The choices that the consent receipt carries did not allow this clip.</source>
   <translation>Die Auswahl im Einwilligungsbeleg hat diesen Clip nicht erlaubt.</translation>
  </message>
  <message>
   <source>The clip cannot be exported: {0}: {1}.</source>
   <translation>Der Clip kann nicht exportiert werden: {0}: {1}.</translation>
  </message>
  <message>
   <source>The clip does not have exactly one picture track.</source>
   <translation>Der Clip hat nicht genau eine Bildspur.</translation>
  </message>
  <message>
   <source>The clip has no frames.</source>
   <translation>Der Clip hat keine Bilder.</translation>
  </message>
  <message>
   <source>The clip or poster that it describes is not the one in the list.</source>
   <translation>Der Clip oder das Vorschaubild, das sie beschreibt, ist nicht das aus der Liste.</translation>
  </message>
  <message>
   <source>The clip shows nothing that can be made out: most of it is dark or one colour.</source>
   <translation>Der Clip zeigt nichts Erkennbares: Das meiste ist dunkel oder einfarbig.</translation>
  </message>
  <message>
   <source>The clip {0} does not hold: {1}</source>
   <translation>Der Clip {0} hält nicht: {1}</translation>
  </message>
  <message>
   <source>The clip's manifest cannot be written: {0}.</source>
   <translation>Die signierte Angabe des Clips kann nicht geschrieben werden: {0}.</translation>
  </message>
  <message>
   <source>The clip's receipts do not hold: {0}</source>
   <translation>Die Belege des Clips halten nicht: {0}</translation>
  </message>
  <message>
   <source>The clip's texts are too long.</source>
   <translation>Die Texte des Clips sind zu lang.</translation>
  </message>
  <message>
   <source>The clips do not hold: {0}</source>
   <translation>Die Clips halten nicht: {0}</translation>
  </message>
  <message>
   <source>The consent ended on {0}.</source>
   <translation>Die Einwilligung endete am {0}.</translation>
  </message>
  <message>
   <source>The consent for {0} was withdrawn.</source>
   <translation>Die Einwilligung für {0} wurde zurückgezogen.</translation>
  </message>
  <message>
   <source>The consent has ended, so its choices cannot be changed.</source>
   <translation>Die Einwilligung ist abgelaufen, ihre Auswahl lässt sich nicht ändern.</translation>
  </message>
  <message>
   <source>The consent is known here, and was not taken back.</source>
   <translation>Die Einwilligung ist hier bekannt und wurde nicht zurückgenommen.</translation>
  </message>
  <message>
   <source>The consent is not signed.</source>
   <translation>Die Einwilligung ist nicht unterschrieben.</translation>
  </message>
  <message>
   <source>The consent of {0} begins only on {1} UTC.</source>
   <translation>Die Einwilligung von {0} beginnt erst am {1} UTC.</translation>
  </message>
  <message>
   <source>The consent of {0} ended on {1}.</source>
   <translation>Die Einwilligung von {0} endete am {1}.</translation>
  </message>
  <message>
   <source>The consent receipt cannot be written: {0}.</source>
   <translation>Der Einwilligungsbeleg kann nicht geschrieben werden: {0}.</translation>
  </message>
  <message>
   <source>The consent receipt carries the choices of another person or avatar.</source>
   <translation>Der Einwilligungsbeleg trägt die Auswahl einer anderen Person oder eines anderen Avatars.</translation>
  </message>
  <message>
   <source>The consent receipt does not fit its form: {0}.</source>
   <translation>Der Einwilligungsbeleg passt nicht in seine Form: {0}.</translation>
  </message>
  <message>
   <source>The consent receipt was issued outside the time of the consent.</source>
   <translation>Der Einwilligungsbeleg wurde außerhalb der Zeit der Einwilligung ausgestellt.</translation>
  </message>
  <message>
   <source>The consent receipt was not signed by the clip's creator.</source>
   <translation>Der Einwilligungsbeleg wurde nicht vom Urheber des Clips unterschrieben.</translation>
  </message>
  <message>
   <source>The consent receipts are not those of the people in the recipe.</source>
   <translation>Die Einwilligungsbelege sind nicht die der Menschen im Rezept.</translation>
  </message>
  <message>
   <source>The consent record does not fit its form: {0}.</source>
   <translation>Die Einwilligungsurkunde passt nicht in ihre Form: {0}.</translation>
  </message>
  <message>
   <source>The consent record names a purpose twice.</source>
   <translation>Die Einwilligungsurkunde nennt einen Zweck zweimal.</translation>
  </message>
  <message>
   <source>The consent record of {0} was altered.</source>
   <translation>Die Einwilligungsurkunde von {0} wurde verändert.</translation>
  </message>
  <message>
   <source>The consent record was not signed by the person it is about.</source>
   <translation>Die Einwilligungsurkunde wurde nicht von der Person unterschrieben, um die es geht.</translation>
  </message>
  <message>
   <source>The consent record was signed by somebody else than this avatar's person.</source>
   <translation>Die Einwilligungsurkunde wurde von jemand anderem unterschrieben als der Person dieses Avatars.</translation>
  </message>
  <message>
   <source>The consent text {0} is incomplete.</source>
   <translation>Der Einwilligungstext {0} ist unvollständig.</translation>
  </message>
  <message>
   <source>The content rules are broken: {0}.</source>
   <translation>Die Inhaltsregeln sind fehlerhaft: {0}.</translation>
  </message>
  <message>
   <source>The content rules are broken: {0}: {1}.</source>
   <translation>Die Inhaltsregeln sind fehlerhaft: {0}: {1}.</translation>
  </message>
  <message>
   <source>The content rules are too large to be genuine.</source>
   <translation>Die Inhaltsregeln sind zu groß, um echt zu sein.</translation>
  </message>
  <message>
   <source>The content rules cannot be read.</source>
   <translation>Die Inhaltsregeln lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>The creator states consent for each person shown ({0}).</source>
   <translation>Der Urheber gibt für jede gezeigte Person eine Einwilligung an ({0}).</translation>
  </message>
  <message>
   <source>The data folder {0} cannot be used: {1}.</source>
   <translation>Der Datenordner {0} ist nicht brauchbar: {1}.</translation>
  </message>
  <message>
   <source>The demo's clip was not finished.</source>
   <translation>Der Clip der Demo wurde nicht fertig.</translation>
  </message>
  <message>
   <source>The disk is full: the file was not written.</source>
   <translation>Der Datenträger ist voll: Die Datei wurde nicht geschrieben.</translation>
  </message>
  <message>
   <source>The disk that holds {0} is full.</source>
   <translation>Der Datenträger von {0} ist voll.</translation>
  </message>
  <message>
   <source>The document does not fit its form: {0}: {1}.</source>
   <translation>Das Dokument passt nicht in seine Form: {0}: {1}.</translation>
  </message>
  <message>
   <source>The document is not a JSON object.</source>
   <translation>Das Dokument ist kein JSON-Objekt.</translation>
  </message>
  <message>
   <source>The document is not signed.</source>
   <translation>Das Dokument ist nicht signiert.</translation>
  </message>
  <message>
   <source>The document is not text.</source>
   <translation>Das Dokument ist kein Text.</translation>
  </message>
  <message>
   <source>The document is not valid JSON.</source>
   <translation>Das Dokument ist kein gültiges JSON.</translation>
  </message>
  <message>
   <source>The document is too large to be genuine.</source>
   <translation>Das Dokument ist zu groß, um echt zu sein.</translation>
  </message>
  <message>
   <source>The draft could not be drawn.</source>
   <translation>Der Entwurf konnte nicht gezeichnet werden.</translation>
  </message>
  <message>
   <source>The end is missing. Wait a moment before you stop.</source>
   <translation>Das Ende fehlt. Wart einen Moment, bevor du aufhörst.</translation>
  </message>
  <message>
   <source>The face left the picture.</source>
   <translation>Das Gesicht verließ das Bild.</translation>
  </message>
  <message>
   <source>The face moved like a flat picture.</source>
   <translation>Das Gesicht bewegte sich wie ein flaches Bild.</translation>
  </message>
  <message>
   <source>The face of somebody who is not in the clip was asked for.</source>
   <translation>Verlangt wurde das Gesicht von jemandem, der nicht im Clip ist.</translation>
  </message>
  <message>
   <source>The file carries no manifest: nobody has signed it.</source>
   <translation>Die Datei trägt keine signierte Angabe: Niemand hat sie signiert.</translation>
  </message>
  <message>
   <source>The file of this clip is missing.</source>
   <translation>Die Datei dieses Clips fehlt.</translation>
  </message>
  <message>
   <source>The file {0} changed while it was copied.</source>
   <translation>Die Datei {0} änderte sich beim Kopieren.</translation>
  </message>
  <message>
   <source>The file {0} in the backup was altered.</source>
   <translation>Die Datei {0} in der Sicherung wurde verändert.</translation>
  </message>
  <message>
   <source>The file {0} is a database, but not a library of the studio.</source>
   <translation>Die Datei {0} ist eine Datenbank, aber keine Sammlung des Studios.</translation>
  </message>
  <message>
   <source>The file {0} is not in the library any more.</source>
   <translation>Die Datei {0} ist nicht mehr in der Sammlung.</translation>
  </message>
  <message>
   <source>The file {0} is not in the library.</source>
   <translation>Die Datei {0} ist nicht in der Sammlung.</translation>
  </message>
  <message>
   <source>The file {0} was altered.</source>
   <translation>Die Datei {0} wurde verändert.</translation>
  </message>
  <message>
   <source>The finished clip seems to show a person without clothes, so it was not kept.</source>
   <translation>Der fertige Clip scheint eine Person ohne Kleidung zu zeigen, deshalb wurde er nicht behalten.</translation>
  </message>
  <message>
   <source>The finished clip shows another face that was not asked for, so it was not kept.</source>
   <translation>Der fertige Clip zeigt ein anderes, nicht verlangtes Gesicht, deshalb wurde er nicht behalten.</translation>
  </message>
  <message>
   <source>The folder already has another {0}, which would be overwritten.</source>
   <translation>Der Ordner hat schon ein anderes {0}, das überschrieben würde.</translation>
  </message>
  <message>
   <source>The folder has no signed list of its files.</source>
   <translation>Der Ordner hat keine signierte Liste seiner Dateien.</translation>
  </message>
  <message>
   <source>The folder holds too many files to be a feed.</source>
   <translation>Der Ordner enthält zu viele Dateien für einen Feed.</translation>
  </message>
  <message>
   <source>The grant allows what cannot be granted, or names no clip for its remix.</source>
   <translation>Die Erlaubnis erlaubt, was nicht erlaubt werden kann, oder nennt keinen Clip für ihre Weiterverarbeitung.</translation>
  </message>
  <message>
   <source>The grant does not fit its form: {0}.</source>
   <translation>Die Erlaubnis passt nicht in ihre Form: {0}.</translation>
  </message>
  <message>
   <source>The grant in the consent receipt was given to another, or had ended.</source>
   <translation>Die Erlaubnis im Einwilligungsbeleg galt jemand anderem oder war abgelaufen.</translation>
  </message>
  <message>
   <source>The grant is for {0} clip(s), and as many were made.</source>
   <translation>Die Erlaubnis gilt für {0} Clip(s), und so viele wurden gemacht.</translation>
  </message>
  <message>
   <source>The grant names choices that this person never signed here.</source>
   <translation>Die Erlaubnis nennt eine Auswahl, die diese Person hier nie unterschrieben hat.</translation>
  </message>
  <message>
   <source>The grant of {0} does not cover this use.</source>
   <translation>Die Erlaubnis von {0} deckt diese Verwendung nicht.</translation>
  </message>
  <message>
   <source>The grant of {0} holds from {1} to {2}.</source>
   <translation>Die Erlaubnis von {0} gilt vom {1} bis zum {2}.</translation>
  </message>
  <message>
   <source>The grant of {0} is for one remix only.</source>
   <translation>Die Erlaubnis von {0} gilt nur für eine einzige Weiterverarbeitung.</translation>
  </message>
  <message>
   <source>The grant of {0} is not for making this remix.</source>
   <translation>Die Erlaubnis von {0} gilt nicht für diese Weiterverarbeitung.</translation>
  </message>
  <message>
   <source>The grant of {0} lets clips go no further than '{1}'.</source>
   <translation>Die Erlaubnis von {0} lässt Clips nicht weiter als '{1}'.</translation>
  </message>
  <message>
   <source>The grant was given by another person, or for another avatar.</source>
   <translation>Die Erlaubnis kam von einer anderen Person oder gilt für einen anderen Avatar.</translation>
  </message>
  <message>
   <source>The grant was given to another studio.</source>
   <translation>Die Erlaubnis galt einem anderen Studio.</translation>
  </message>
  <message>
   <source>The grant was not signed by the person who is said to give it.</source>
   <translation>Die Erlaubnis wurde nicht von der Person unterschrieben, die sie geben soll.</translation>
  </message>
  <message>
   <source>The head's file is too large.</source>
   <translation>Die Datei des Kopfes ist zu groß.</translation>
  </message>
  <message>
   <source>The job '{0}' is not running here.</source>
   <translation>Der Auftrag '{0}' läuft hier nicht.</translation>
  </message>
  <message>
   <source>The job came without a consent record for its avatar.</source>
   <translation>Der Auftrag kam ohne Einwilligungsurkunde für seinen Avatar.</translation>
  </message>
  <message>
   <source>The job names another consent record than the one on file.</source>
   <translation>Der Auftrag nennt eine andere Einwilligungsurkunde als die vorliegende.</translation>
  </message>
  <message>
   <source>The key of the avatar {0} cannot be read with this vault's master key.</source>
   <translation>Der Schlüssel des Avatars {0} lässt sich mit dem Hauptschlüssel dieses Tresors nicht lesen.</translation>
  </message>
  <message>
   <source>The key of the avatar {0} is gone.</source>
   <translation>Der Schlüssel des Avatars {0} ist weg.</translation>
  </message>
  <message>
   <source>The library 'cryptography' of this machine knows no Argon2id, which passphrases need.</source>
   <translation>Die Bibliothek 'cryptography' dieses Rechners kennt kein Argon2id, das Passphrasen brauchen.</translation>
  </message>
  <message>
   <source>The library at {0} cannot be read or written.</source>
   <translation>Die Sammlung unter {0} lässt sich nicht lesen oder schreiben.</translation>
  </message>
  <message>
   <source>The library at {0} is damaged.</source>
   <translation>Die Sammlung unter {0} ist beschädigt.</translation>
  </message>
  <message>
   <source>The library at {0} was made by a newer version of the studio.</source>
   <translation>Die Sammlung unter {0} stammt von einer neueren Fassung des Studios.</translation>
  </message>
  <message>
   <source>The library changed while it was backed up.</source>
   <translation>Die Sammlung änderte sich während der Sicherung.</translation>
  </message>
  <message>
   <source>The light is behind you. Turn towards it, or put a lamp in front.</source>
   <translation>Das Licht ist hinter dir. Dreh dich hin, oder stell eine Lampe davor.</translation>
  </message>
  <message>
   <source>The likeness weight lies between 0 and 2.</source>
   <translation>Das Gewicht des Ebenbilds liegt zwischen 0 und 2.</translation>
  </message>
  <message>
   <source>The line has {0} characters; {1} can be spoken at once.</source>
   <translation>Die Zeile hat {0} Zeichen; {1} lassen sich auf einmal sprechen.</translation>
  </message>
  <message>
   <source>The line takes {0} s to say, but there are only {1} s for it in this clip of {2} s.</source>
   <translation>Die Zeile dauert gesprochen {0} s, aber in diesem Clip von {2} s sind nur {1} s dafür da.</translation>
  </message>
  <message>
   <source>The line {0} of the log was altered.</source>
   <translation>Die Zeile {0} des Protokolls wurde verändert.</translation>
  </message>
  <message>
   <source>The list of files names a file twice.</source>
   <translation>Die Dateiliste nennt eine Datei zweimal.</translation>
  </message>
  <message>
   <source>The list of files was not signed by the key it names.</source>
   <translation>Die Dateiliste wurde nicht mit dem Schlüssel signiert, den sie nennt.</translation>
  </message>
  <message>
   <source>The list of {0} files is signed by {1}.</source>
   <translation>Die Liste von {0} Dateien ist signiert von {1}.</translation>
  </message>
  <message>
   <source>The log knows other choices of this person than the library holds now.</source>
   <translation>Das Protokoll kennt eine andere Auswahl dieser Person, als die Sammlung jetzt enthält.</translation>
  </message>
  <message>
   <source>The log of what happened to likenesses was altered.</source>
   <translation>Das Protokoll darüber, was mit Ebenbildern geschah, wurde verändert.</translation>
  </message>
  <message>
   <source>The manifest does not fit its form: {0}.</source>
   <translation>Die signierte Angabe passt nicht in ihre Form: {0}.</translation>
  </message>
  <message>
   <source>The manifest is as its author signed it.</source>
   <translation>Die Angabe ist, wie ihr Urheber sie signiert hat.</translation>
  </message>
  <message>
   <source>The manifest was not signed by the creator it names.</source>
   <translation>Die Angabe wurde nicht von dem Urheber signiert, den sie nennt.</translation>
  </message>
  <message>
   <source>The memory of this machine was not enough for the job.</source>
   <translation>Der Speicher dieses Rechners reichte für den Auftrag nicht.</translation>
  </message>
  <message>
   <source>The microphone '{0}' was disconnected.</source>
   <translation>Das Mikrofon '{0}' wurde abgezogen.</translation>
  </message>
  <message>
   <source>The microphone gives no sound at all. Is it muted, or not allowed for this program?</source>
   <translation>Das Mikrofon gibt gar keinen Ton. Ist es stumm oder für dieses Programm nicht erlaubt?</translation>
  </message>
  <message>
   <source>The microphone has an electrical offset. That does no harm; another may sound better.</source>
   <translation>Das Mikrofon hat einen elektrischen Versatz. Das schadet nicht; ein anderes klingt vielleicht besser.</translation>
  </message>
  <message>
   <source>The model '{0}' cannot be opened: a part of it is unreadable.</source>
   <translation>Das Modell '{0}' lässt sich nicht öffnen: Ein Teil ist unlesbar.</translation>
  </message>
  <message>
   <source>The model '{0}' is not on this computer.</source>
   <translation>Das Modell '{0}' ist nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The model '{0}' wants the scheduler {1}.</source>
   <translation>Das Modell '{0}' verlangt den Scheduler {1}.</translation>
  </message>
  <message>
   <source>The model folder '{0}' has no readable {1}.</source>
   <translation>Der Modellordner '{0}' hat kein lesbares {1}.</translation>
  </message>
  <message>
   <source>The model folder '{0}' holds {1}, which may contain code.</source>
   <translation>Der Modellordner '{0}' enthält {1}, das Programmcode enthalten kann.</translation>
  </message>
  <message>
   <source>The model folder '{0}' is incomplete: {1} is missing.</source>
   <translation>Der Modellordner '{0}' ist unvollständig: {1} fehlt.</translation>
  </message>
  <message>
   <source>The model produced no picture: its numbers ran out of range.</source>
   <translation>Das Modell lieferte kein Bild: Seine Zahlen liefen aus dem Bereich.</translation>
  </message>
  <message>
   <source>The model's enlarger is damaged.</source>
   <translation>Der Vergrößerer des Modells ist beschädigt.</translation>
  </message>
  <message>
   <source>The model's own figure is {0}.</source>
   <translation>Der eigene Wert des Modells ist {0}.</translation>
  </message>
  <message>
   <source>The movement was not seen in time.</source>
   <translation>Die Bewegung war nicht rechtzeitig zu sehen.</translation>
  </message>
  <message>
   <source>The newer library holds papers about an avatar that its person did not sign.</source>
   <translation>Die neuere Sammlung enthält Papiere zu einem Avatar, die seine Person nicht unterschrieben hat.</translation>
  </message>
  <message>
   <source>The newest list of what was taken back is missing.</source>
   <translation>Die neueste Liste des Zurückgenommenen fehlt.</translation>
  </message>
  <message>
   <source>The note of a training run cannot be read.</source>
   <translation>Die Notiz eines Trainingslaufs lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The note of a training run is that of another one.</source>
   <translation>Die Notiz eines Trainingslaufs ist die eines anderen.</translation>
  </message>
  <message>
   <source>The note that came with the avatar's adapter does not hold.</source>
   <translation>Der Vermerk, der mit dem Adapter kam, hält nicht.</translation>
  </message>
  <message>
   <source>The passphrase does not open this vault.</source>
   <translation>Die Passphrase öffnet diesen Tresor nicht.</translation>
  </message>
  <message>
   <source>The passphrase file {0} cannot be read.</source>
   <translation>Die Passphrasendatei {0} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The person can choose again: likeness consent set AVATAR --who only-me.</source>
   <translation>Die Person kann neu wählen: likeness consent set AVATAR --who only-me.</translation>
  </message>
  <message>
   <source>The person did not declare to be an adult.</source>
   <translation>Die Person hat nicht erklärt, erwachsen zu sein.</translation>
  </message>
  <message>
   <source>The person has not agreed to the statement.</source>
   <translation>Die Person hat der Erklärung nicht zugestimmt.</translation>
  </message>
  <message>
   <source>The person has not declared to be of age.</source>
   <translation>Die Person hat nicht erklärt, volljährig zu sein.</translation>
  </message>
  <message>
   <source>The person shown took their consent back on {0}.</source>
   <translation>Die gezeigte Person hat ihre Einwilligung am {0} zurückgenommen.</translation>
  </message>
  <message>
   <source>The person signs them again, or a new consent.</source>
   <translation>Die Person unterschreibt sie neu, oder eine neue Einwilligung.</translation>
  </message>
  <message>
   <source>The person signs them again: likeness consent set AVATAR.</source>
   <translation>Die Person unterschreibt sie neu: likeness consent set AVATAR.</translation>
  </message>
  <message>
   <source>The person types their full name to sign the statement.</source>
   <translation>Die Person tippt ihren vollen Namen, um die Erklärung zu unterschreiben.</translation>
  </message>
  <message>
   <source>The person's choices have ended.</source>
   <translation>Die Auswahl der Person ist abgelaufen.</translation>
  </message>
  <message>
   <source>The person's choices leave nothing to grant.</source>
   <translation>Die Auswahl der Person lässt nichts zu erlauben.</translation>
  </message>
  <message>
   <source>The picture is blurred. Wipe the lens, or give the camera more light.</source>
   <translation>Das Bild ist unscharf. Putz die Linse, oder gib der Kamera mehr Licht.</translation>
  </message>
  <message>
   <source>The pictures of {0} cannot be read.</source>
   <translation>Die Bilder von {0} lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>The policy belongs to another consent.</source>
   <translation>Die Auswahl gehört zu einer anderen Einwilligung.</translation>
  </message>
  <message>
   <source>The poster {0} is neither JPEG nor PNG.</source>
   <translation>Das Vorschaubild {0} ist weder JPEG noch PNG.</translation>
  </message>
  <message>
   <source>The power supply hums. Another socket, or running on battery, often helps.</source>
   <translation>Das Netzteil brummt. Eine andere Steckdose oder Akkubetrieb hilft oft.</translation>
  </message>
  <message>
   <source>The presets ({0}) cannot be read.</source>
   <translation>Die Vorlagen ({0}) lassen sich nicht lesen.</translation>
  </message>
  <message>
   <source>The program ffmpeg is not on this machine.</source>
   <translation>Das Programm ffmpeg ist nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The reason is longer than 400 characters.</source>
   <translation>Der Grund ist länger als 400 Zeichen.</translation>
  </message>
  <message>
   <source>The recipe and the manifest contradict.</source>
   <translation>Rezept und Angabe widersprechen sich.</translation>
  </message>
  <message>
   <source>The recipe can be read and run again.</source>
   <translation>Das Rezept lässt sich lesen und noch einmal ausführen.</translation>
  </message>
  <message>
   <source>The recipe inside the avatar's {0} file cannot be read.</source>
   <translation>Das Rezept in der {0}-Datei des Avatars lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The recording is too long to be checked ({0} s at most).</source>
   <translation>Die Aufnahme ist zum Prüfen zu lang (höchstens {0} s).</translation>
  </message>
  <message>
   <source>The recording never shows the face looking straight ahead for a moment.</source>
   <translation>Die Aufnahme zeigt das Gesicht keinen Moment lang geradeaus.</translation>
  </message>
  <message>
   <source>The recording of sentence {0} is not mono sound.</source>
   <translation>Die Aufnahme von Satz {0} ist kein Mono-Ton.</translation>
  </message>
  <message>
   <source>The recording of sentence {0} is silent.</source>
   <translation>Die Aufnahme von Satz {0} ist stumm.</translation>
  </message>
  <message>
   <source>The recording of sentence {0} is too {1} for its words.</source>
   <translation>Die Aufnahme von Satz {0} ist zu {1} für ihre Worte.</translation>
  </message>
  <message>
   <source>The recording of sentence {0} lasts {1} s; {2} to {3} s can be used.</source>
   <translation>Die Aufnahme von Satz {0} dauert {1} s; {2} bis {3} s sind brauchbar.</translation>
  </message>
  <message>
   <source>The recordings of {0} came from files, so clips of them stay in this studio.</source>
   <translation>Die Aufnahmen von {0} kamen aus Dateien, deshalb bleiben Clips in diesem Studio.</translation>
  </message>
  <message>
   <source>The recordings themselves are whole.</source>
   <translation>Die Aufnahmen selbst sind heil.</translation>
  </message>
  <message>
   <source>The recovery code does not fit: a letter is wrong or missing.</source>
   <translation>Der Notfallcode passt nicht: Ein Buchstabe ist falsch oder fehlt.</translation>
  </message>
  <message>
   <source>The recovery code is that of another vault.</source>
   <translation>Der Notfallcode gehört zu einem anderen Tresor.</translation>
  </message>
  <message>
   <source>The request is for the model '{0}', not '{1}'.</source>
   <translation>Der Auftrag gilt für das Modell '{0}', nicht für '{1}'.</translation>
  </message>
  <message>
   <source>The revocation list cannot be written: {0}.</source>
   <translation>Die Widerrufsliste kann nicht geschrieben werden: {0}.</translation>
  </message>
  <message>
   <source>The revocation list does not fit its form: {0}.</source>
   <translation>Die Widerrufsliste passt nicht in ihre Form: {0}.</translation>
  </message>
  <message>
   <source>The revocation list does not say which one it follows.</source>
   <translation>Die Widerrufsliste sagt nicht, welcher sie folgt.</translation>
  </message>
  <message>
   <source>The revocation list is another person's or another avatar's.</source>
   <translation>Die Widerrufsliste gehört einer anderen Person oder einem anderen Avatar.</translation>
  </message>
  <message>
   <source>The revocation list was not signed by the person it names.</source>
   <translation>Die Widerrufsliste wurde nicht von der Person unterschrieben, die sie nennt.</translation>
  </message>
  <message>
   <source>The room is loud. Can you close a window, or switch something off?</source>
   <translation>Der Raum ist laut. Kannst du ein Fenster schließen oder etwas ausschalten?</translation>
  </message>
  <message>
   <source>The rule “{0}” refuses the words “{1}”.</source>
   <translation>Die Regel „{0}“ lehnt die Worte „{1}“ ab.</translation>
  </message>
  <message>
   <source>The sample people are missing from this installation.</source>
   <translation>Die Beispielpersonen fehlen in dieser Installation.</translation>
  </message>
  <message>
   <source>The scan does not hold {0}.</source>
   <translation>Der Scan enthält {0} nicht.</translation>
  </message>
  <message>
   <source>The scan does not yet show the face {0}.</source>
   <translation>Der Scan zeigt das Gesicht noch nicht {0}.</translation>
  </message>
  <message>
   <source>The scan shows no face.</source>
   <translation>Der Scan zeigt kein Gesicht.</translation>
  </message>
  <message>
   <source>The sealed file {0} is not in the vault.</source>
   <translation>Die versiegelte Datei {0} ist nicht im Tresor.</translation>
  </message>
  <message>
   <source>The sealed file {0} was altered, cut short, renamed, or belongs to another avatar.</source>
   <translation>Die versiegelte Datei {0} wurde verändert, abgeschnitten, umbenannt oder gehört zu einem anderen Avatar.</translation>
  </message>
  <message>
   <source>The sealed ledger of this avatar's consent cannot be read.</source>
   <translation>Das versiegelte Verzeichnis der Einwilligung dieses Avatars lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The sealed ledger of this avatar's consent is missing.</source>
   <translation>Das versiegelte Verzeichnis der Einwilligung dieses Avatars fehlt.</translation>
  </message>
  <message>
   <source>The settings file has too many unknown entries to be genuine.</source>
   <translation>Die Einstellungsdatei hat zu viele unbekannte Einträge, um echt zu sein.</translation>
  </message>
  <message>
   <source>The signature does not fit: something was changed.</source>
   <translation>Die Signatur passt nicht: Etwas wurde geändert.</translation>
  </message>
  <message>
   <source>The signature is incomplete or of an unknown form.</source>
   <translation>Die Signatur ist unvollständig oder von unbekannter Form.</translation>
  </message>
  <message>
   <source>The signature is not of the kind {0}.</source>
   <translation>Die Signatur ist nicht von der Art {0}.</translation>
  </message>
  <message>
   <source>The signature names two different keys.</source>
   <translation>Die Signatur nennt zwei verschiedene Schlüssel.</translation>
  </message>
  <message>
   <source>The signature was made for another context.</source>
   <translation>Die Signatur entstand für einen anderen Zusammenhang.</translation>
  </message>
  <message>
   <source>The signed choices belong to another avatar or another consent.</source>
   <translation>Die unterschriebene Auswahl gehört zu einem anderen Avatar oder einer anderen Einwilligung.</translation>
  </message>
  <message>
   <source>The signed choices of {0} are missing.</source>
   <translation>Die unterschriebene Auswahl von {0} fehlt.</translation>
  </message>
  <message>
   <source>The signer is not named by a did:key.</source>
   <translation>Der Unterzeichner ist nicht mit einem did:key genannt.</translation>
  </message>
  <message>
   <source>The signer's key is not an Ed25519 key.</source>
   <translation>Der Schlüssel des Unterzeichners ist kein Ed25519-Schlüssel.</translation>
  </message>
  <message>
   <source>The sound of {0} cannot be read.</source>
   <translation>Der Ton von {0} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>The speaker encoder is missing or damaged.</source>
   <translation>Der Stimmvergleich fehlt oder ist beschädigt.</translation>
  </message>
  <message>
   <source>The spoken yes was compared with another voice sample than this one.</source>
   <translation>Das gesprochene Ja wurde mit einer anderen Stimmprobe verglichen als dieser.</translation>
  </message>
  <message>
   <source>The stored scan shows no usable face.</source>
   <translation>Der gespeicherte Scan zeigt kein brauchbares Gesicht.</translation>
  </message>
  <message>
   <source>The storyboard is not on this computer.</source>
   <translation>Das Storyboard ist nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The studio's signing key is gone, although clips were signed with it.</source>
   <translation>Der Signaturschlüssel des Studios ist weg, obwohl Clips damit signiert wurden.</translation>
  </message>
  <message>
   <source>The text is longer than {0} characters.</source>
   <translation>Der Text ist länger als {0} Zeichen.</translation>
  </message>
  <message>
   <source>The time was up before the phrase was read.</source>
   <translation>Die Zeit war um, bevor der Satz gelesen war.</translation>
  </message>
  <message>
   <source>The trained adapter is missing from the vault.</source>
   <translation>Der trainierte Adapter fehlt im Tresor.</translation>
  </message>
  <message>
   <source>The training names a recording that this person's consent does not.</source>
   <translation>Das Training nennt eine Aufnahme, die die Einwilligung dieser Person nicht nennt.</translation>
  </message>
  <message>
   <source>The training request names no scan.</source>
   <translation>Der Trainingsauftrag nennt keinen Scan.</translation>
  </message>
  <message>
   <source>The trigger '{0}' belongs to another avatar.</source>
   <translation>Das Auslösewort '{0}' gehört zu einem anderen Avatar.</translation>
  </message>
  <message>
   <source>The vault holds an avatar {0} already.</source>
   <translation>Der Tresor enthält schon einen Avatar {0}.</translation>
  </message>
  <message>
   <source>The vault is locked with a passphrase.</source>
   <translation>Der Tresor ist mit einer Passphrase verschlossen.</translation>
  </message>
  <message>
   <source>The vault is locked.</source>
   <translation>Der Tresor ist verschlossen.</translation>
  </message>
  <message>
   <source>The vault's key file is damaged.</source>
   <translation>Die Schlüsseldatei des Tresors ist beschädigt.</translation>
  </message>
  <message>
   <source>The vault's key file {0} is damaged.</source>
   <translation>Die Schlüsseldatei {0} des Tresors ist beschädigt.</translation>
  </message>
  <message>
   <source>The vault's key file {0} is missing.</source>
   <translation>Die Schlüsseldatei {0} des Tresors fehlt.</translation>
  </message>
  <message>
   <source>The vault's key is no longer in {0}.</source>
   <translation>Der Schlüssel des Tresors liegt nicht mehr in {0}.</translation>
  </message>
  <message>
   <source>The vault's key lies in {0}, which cannot be reached from here.</source>
   <translation>Der Schlüssel des Tresors liegt in {0}, das von hier nicht erreichbar ist.</translation>
  </message>
  <message>
   <source>The voice of somebody who is not in the clip was asked for.</source>
   <translation>Verlangt wurde die Stimme von jemandem, der nicht im Clip ist.</translation>
  </message>
  <message>
   <source>The voice profile does not fit: key_scale holds impossible numbers.</source>
   <translation>Das Stimmprofil passt nicht: key_scale enthält unmögliche Zahlen.</translation>
  </message>
  <message>
   <source>The voice profile does not fit: {0} holds impossible numbers.</source>
   <translation>Das Stimmprofil passt nicht: {0} enthält unmögliche Zahlen.</translation>
  </message>
  <message>
   <source>The voice profile does not fit: {0}.</source>
   <translation>Das Stimmprofil passt nicht: {0}.</translation>
  </message>
  <message>
   <source>The voice profile holds no usable sounds.</source>
   <translation>Das Stimmprofil enthält keine brauchbaren Laute.</translation>
  </message>
  <message>
   <source>The voice profile is damaged or of another kind.</source>
   <translation>Das Stimmprofil ist beschädigt oder von anderer Art.</translation>
  </message>
  <message>
   <source>The voice profile is damaged.</source>
   <translation>Das Stimmprofil ist beschädigt.</translation>
  </message>
  <message>
   <source>The voice profile is damaged: a sound without a name.</source>
   <translation>Das Stimmprofil ist beschädigt: ein Laut ohne Namen.</translation>
  </message>
  <message>
   <source>The voice profile is too large to be genuine.</source>
   <translation>Das Stimmprofil ist zu groß, um echt zu sein.</translation>
  </message>
  <message>
   <source>The voice program could not be started.</source>
   <translation>Das Stimmprogramm konnte nicht gestartet werden.</translation>
  </message>
  <message>
   <source>The voice program ended before it had spoken.</source>
   <translation>Das Stimmprogramm endete, bevor es gesprochen hatte.</translation>
  </message>
  <message>
   <source>The voice program gave an answer that makes no sense.</source>
   <translation>Das Stimmprogramm gab eine Antwort ohne Sinn.</translation>
  </message>
  <message>
   <source>The voice sounded unlike the one in the voice sample.</source>
   <translation>Die Stimme klang nicht wie die der Stimmprobe.</translation>
  </message>
  <message>
   <source>The weights of '{0}' are not a text-to-video model.</source>
   <translation>Die Gewichte von '{0}' sind kein Text-zu-Video-Modell.</translation>
  </message>
  <message>
   <source>The weights of '{0}' changed since this was queued.</source>
   <translation>Die Gewichte von '{0}' änderten sich seit dem Einreihen.</translation>
  </message>
  <message>
   <source>The weights of {0} are not on this computer.</source>
   <translation>Die Gewichte von {0} sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <source>The withdrawal belongs to another consent.</source>
   <translation>Der Widerruf gehört zu einer anderen Einwilligung.</translation>
  </message>
  <message>
   <source>The withdrawal does not fit its form: {0}.</source>
   <translation>Der Widerruf passt nicht in seine Form: {0}.</translation>
  </message>
  <message>
   <source>The withdrawal was not signed by the person it is about.</source>
   <translation>Der Widerruf wurde nicht von der Person unterschrieben, um die es geht.</translation>
  </message>
  <message>
   <source>The withdrawal was not signed by the person it names.</source>
   <translation>Der Widerruf wurde nicht von der Person unterschrieben, die er nennt.</translation>
  </message>
  <message>
   <source>The words cannot be checked: pocketsphinx is not installed.</source>
   <translation>Die Worte lassen sich nicht prüfen: pocketsphinx ist nicht installiert.</translation>
  </message>
  <message>
   <source>The words could not be checked this time.</source>
   <translation>Die Worte ließen sich diesmal nicht prüfen.</translation>
  </message>
  <message>
   <source>The worker process could not be started.</source>
   <translation>Der Arbeitsprozess konnte nicht gestartet werden.</translation>
  </message>
  <message>
   <source>The worker process ended in the middle of the job ({0}).</source>
   <translation>Der Arbeitsprozess endete mitten im Auftrag ({0}).</translation>
  </message>
  <message>
   <source>The {0} cannot be read.</source>
   <translation>Nicht zu lesen: {0}.</translation>
  </message>
  <message>
   <source>The {0} does not fit: {1}: {2}.</source>
   <translation>{0} passt nicht: {1}: {2}.</translation>
  </message>
  <message>
   <source>The {0} does not hold: {1}</source>
   <translation>{0} hält nicht: {1}</translation>
  </message>
  <message>
   <source>The {0} has a field that nobody knows: {1}.</source>
   <translation>{0} hat ein Feld, das niemand kennt: {1}.</translation>
  </message>
  <message>
   <source>The {0} is not valid JSON.</source>
   <translation>{0} ist kein gültiges JSON.</translation>
  </message>
  <message>
   <source>The {0} is not written as it was signed.</source>
   <translation>{0} ist nicht geschrieben, wie es signiert wurde.</translation>
  </message>
  <message>
   <source>The {0} is too large to be genuine.</source>
   <translation>{0} ist zu groß, um echt zu sein.</translation>
  </message>
  <message>
   <source>The {0} must be between {1} and {2}.</source>
   <translation>{0} muss zwischen {1} und {2} liegen.</translation>
  </message>
  <message>
   <source>The {0} of this avatar is number {1}, and not the one numbered {2} that was seen here.</source>
   <translation>{0} dieses Avatars hat die Nummer {1} und nicht {2}, die hier gesehen wurde.</translation>
  </message>
  <message>
   <source>The {0} was not signed by the clip's creator.</source>
   <translation>{0} wurde nicht vom Urheber des Clips unterschrieben.</translation>
  </message>
  <message>
   <source>There are no frames to finish.</source>
   <translation>Es gibt keine Bilder fertigzustellen.</translation>
  </message>
  <message>
   <source>There are no frames to write.</source>
   <translation>Es gibt keine Bilder zu schreiben.</translation>
  </message>
  <message>
   <source>There are no sentences in the language '{0}'.</source>
   <translation>In der Sprache '{0}' gibt es keine Sätze.</translation>
  </message>
  <message>
   <source>There are {0} presets already.</source>
   <translation>Es gibt schon {0} Vorlagen.</translation>
  </message>
  <message>
   <source>There are {0} recordings, but {1} sentences.</source>
   <translation>Es gibt {0} Aufnahmen, aber {1} Sätze.</translation>
  </message>
  <message>
   <source>There is a file {0} already.</source>
   <translation>Eine Datei {0} gibt es schon.</translation>
  </message>
  <message>
   <source>There is an avatar named {0} already.</source>
   <translation>Einen Avatar namens {0} gibt es schon.</translation>
  </message>
  <message>
   <source>There is another {0} in this library, not the sample as it is drawn now.</source>
   <translation>In dieser Sammlung gibt es eine andere {0}, nicht das Beispiel, wie es jetzt gezeichnet ist.</translation>
  </message>
  <message>
   <source>There is no avatar '{0}'.</source>
   <translation>Es gibt keinen Avatar '{0}'.</translation>
  </message>
  <message>
   <source>There is no avatar with the id '{0}'.</source>
   <translation>Es gibt keinen Avatar mit der Kennung '{0}'.</translation>
  </message>
  <message>
   <source>There is no backup {0}.</source>
   <translation>Es gibt keine Sicherung {0}.</translation>
  </message>
  <message>
   <source>There is no clip '{0}' in the library.</source>
   <translation>In der Sammlung gibt es keinen Clip '{0}'.</translation>
  </message>
  <message>
   <source>There is no consent record {0} in the library.</source>
   <translation>In der Sammlung gibt es keine Einwilligungsurkunde {0}.</translation>
  </message>
  <message>
   <source>There is no consent text in '{0}'.</source>
   <translation>Auf '{0}' gibt es keinen Einwilligungstext.</translation>
  </message>
  <message>
   <source>There is no consent text of the version '{0}'.</source>
   <translation>Es gibt keinen Einwilligungstext der Fassung '{0}'.</translation>
  </message>
  <message>
   <source>There is no content rule for what was forbidden: {0}.</source>
   <translation>Für das Verbotene gibt es keine Inhaltsregel: {0}.</translation>
  </message>
  <message>
   <source>There is no ffmpeg at {0}.</source>
   <translation>Unter {0} gibt es kein ffmpeg.</translation>
  </message>
  <message>
   <source>There is no file named {0}.</source>
   <translation>Es gibt keine Datei namens {0}.</translation>
  </message>
  <message>
   <source>There is no file of sentences named {0}.</source>
   <translation>Es gibt keine Satzdatei namens {0}.</translation>
  </message>
  <message>
   <source>There is no file or folder {0}.</source>
   <translation>Es gibt keine Datei und keinen Ordner {0}.</translation>
  </message>
  <message>
   <source>There is no file {0}.</source>
   <translation>Es gibt keine Datei {0}.</translation>
  </message>
  <message>
   <source>There is no folder of recordings named {0}.</source>
   <translation>Es gibt keinen Ordner mit Aufnahmen namens {0}.</translation>
  </message>
  <message>
   <source>There is no folder {0}.</source>
   <translation>Es gibt keinen Ordner {0}.</translation>
  </message>
  <message>
   <source>There is no further attempt.</source>
   <translation>Es gibt keinen weiteren Versuch.</translation>
  </message>
  <message>
   <source>There is no job '{0}' in the queue.</source>
   <translation>In der Warteschlange gibt es keinen Auftrag '{0}'.</translation>
  </message>
  <message>
   <source>There is no job '{0}'.</source>
   <translation>Es gibt keinen Auftrag '{0}'.</translation>
  </message>
  <message>
   <source>There is no library in {0}.</source>
   <translation>In {0} gibt es keine Sammlung.</translation>
  </message>
  <message>
   <source>There is no model named '{0}'.</source>
   <translation>Es gibt kein Modell namens '{0}'.</translation>
  </message>
  <message>
   <source>There is no priority {0}.</source>
   <translation>Es gibt keinen Vorrang {0}.</translation>
  </message>
  <message>
   <source>There is no prompt to keep.</source>
   <translation>Es gibt keinen Prompt zu behalten.</translation>
  </message>
  <message>
   <source>There is no recording named {0}.</source>
   <translation>Es gibt keine Aufnahme namens {0}.</translation>
  </message>
  <message>
   <source>There is no recording of the person who consents.</source>
   <translation>Es gibt keine Aufnahme der Person, die einwilligt.</translation>
  </message>
  <message>
   <source>There is no scan named {0}.</source>
   <translation>Es gibt keinen Scan namens {0}.</translation>
  </message>
  <message>
   <source>There is no signed consent record for this avatar.</source>
   <translation>Für diesen Avatar gibt es keine unterschriebene Einwilligung.</translation>
  </message>
  <message>
   <source>There is no signed consent record for {0}.</source>
   <translation>Für {0} gibt es keine unterschriebene Einwilligung.</translation>
  </message>
  <message>
   <source>There is no spoken yes in the language '{0}'.</source>
   <translation>In der Sprache '{0}' gibt es kein gesprochenes Ja.</translation>
  </message>
  <message>
   <source>There is no such grant for this avatar.</source>
   <translation>Für diesen Avatar gibt es keine solche Erlaubnis.</translation>
  </message>
  <message>
   <source>There is no {0} named '{1}'.</source>
   <translation>Es gibt kein {0} namens '{1}'.</translation>
  </message>
  <message>
   <source>There is nothing to export.</source>
   <translation>Es gibt nichts zu exportieren.</translation>
  </message>
  <message>
   <source>There is nothing to speak.</source>
   <translation>Es gibt nichts zu sprechen.</translation>
  </message>
  <message>
   <source>There is nothing to train on: no usable picture of the face.</source>
   <translation>Es gibt nichts, womit trainiert werden könnte: kein brauchbares Bild des Gesichts.</translation>
  </message>
  <message>
   <source>There is too little speech to compare voices.</source>
   <translation>Es gibt zu wenig Sprache, um Stimmen zu vergleichen.</translation>
  </message>
  <message>
   <source>This Python brings SQLite {0}; the library needs 3.37 or later.</source>
   <translation>Dieses Python bringt SQLite {0} mit; die Sammlung braucht 3.37 oder neuer.</translation>
  </message>
  <message>
   <source>This avatar has no scan.</source>
   <translation>Dieser Avatar hat keinen Scan.</translation>
  </message>
  <message>
   <source>This avatar was erased on {0}.</source>
   <translation>Dieser Avatar wurde am {0} gelöscht.</translation>
  </message>
  <message>
   <source>This cannot be written as canonical JSON: {0}.</source>
   <translation>Das lässt sich nicht als kanonisches JSON schreiben: {0}.</translation>
  </message>
  <message>
   <source>This clip carries no consent receipt.</source>
   <translation>Dieser Clip trägt keinen Einwilligungsbeleg.</translation>
  </message>
  <message>
   <source>This computer offers no '{0}' device to PyTorch.</source>
   <translation>Dieser Rechner bietet PyTorch kein Gerät '{0}'.</translation>
  </message>
  <message>
   <source>This computer's clock says {0} UTC, but the avatar was used at {1} UTC already.</source>
   <translation>Die Uhr dieses Rechners sagt {0} UTC, aber der Avatar wurde schon um {1} UTC verwendet.</translation>
  </message>
  <message>
   <source>This ffmpeg cannot write H.264 video.</source>
   <translation>Dieses ffmpeg kann kein H.264-Video schreiben.</translation>
  </message>
  <message>
   <source>This folder holds the feed of another key.</source>
   <translation>Dieser Ordner enthält den Feed eines anderen Schlüssels.</translation>
  </message>
  <message>
   <source>This is no document about consent.</source>
   <translation>Das ist kein Dokument über Einwilligung.</translation>
  </message>
  <message>
   <source>This job does not wait any more.</source>
   <translation>Dieser Auftrag wartet nicht mehr.</translation>
  </message>
  <message>
   <source>This library is the demo's: its passphrase lies in a file beside it, which is no place for a real face.</source>
   <translation>Diese Sammlung ist die der Demo: Ihre Passphrase liegt in einer Datei daneben; das ist kein Ort für ein wirkliches Gesicht.</translation>
  </message>
  <message>
   <source>This library knows number {0}; this is number {1}.</source>
   <translation>Diese Sammlung kennt Nummer {0}; das hier ist Nummer {1}.</translation>
  </message>
  <message>
   <source>This machine has no keychain that keeps secrets safely.</source>
   <translation>Dieser Rechner hat keinen Schlüsselbund, der Geheimnisse sicher verwahrt.</translation>
  </message>
  <message>
   <source>This machine has no keychain, and the vault has no passphrase yet: nothing can be kept in it.</source>
   <translation>Dieser Rechner hat keinen Schlüsselbund, und der Tresor hat noch keine Passphrase: Nichts kann darin verwahrt werden.</translation>
  </message>
  <message>
   <source>This one is there already. Move just a little.</source>
   <translation>Das gibt es schon. Beweg dich nur ein wenig.</translation>
  </message>
  <message>
   <source>This process has no master key.</source>
   <translation>Dieser Prozess hat keinen Hauptschlüssel.</translation>
  </message>
  <message>
   <source>This recording cannot be used.</source>
   <translation>Diese Aufnahme ist nicht brauchbar.</translation>
  </message>
  <message>
   <source>This studio holds no grant of {0}.</source>
   <translation>Dieses Studio hat keine Erlaubnis von {0}.</translation>
  </message>
  <message>
   <source>This version is in use.</source>
   <translation>Diese Fassung ist in Gebrauch.</translation>
  </message>
  <message>
   <source>This {0} file was not made by the studio: it has no recipe.</source>
   <translation>Diese {0}-Datei stammt nicht vom Studio: Sie hat kein Rezept.</translation>
  </message>
  <message>
   <source>Tilt your head towards your left shoulder.</source>
   <translation>Neig den Kopf zur linken Schulter.</translation>
  </message>
  <message>
   <source>Tilt your head towards your right shoulder.</source>
   <translation>Neig den Kopf zur rechten Schulter.</translation>
  </message>
  <message>
   <source>To export, create the avatar before camera and microphone, with the presence check and the spoken yes.</source>
   <translation>Zum Exportieren leg den Avatar vor Kamera und Mikrofon an, mit Anwesenheitsprüfung und gesprochenem Ja.</translation>
  </message>
  <message>
   <source>Train again with `{0}`.</source>
   <translation>Trainiere neu mit `{0}`.</translation>
  </message>
  <message>
   <source>Train again with a lower learning rate.</source>
   <translation>Trainiere neu mit kleinerer Lernrate.</translation>
  </message>
  <message>
   <source>Train again.</source>
   <translation>Trainiere neu.</translation>
  </message>
  <message>
   <source>Train an avatar again on its page.</source>
   <translation>Trainiere einen Avatar auf seiner Seite neu.</translation>
  </message>
  <message>
   <source>Train the avatar again.</source>
   <translation>Trainiere den Avatar neu.</translation>
  </message>
  <message>
   <source>Training went out of range at step {0}.</source>
   <translation>Das Training lief bei Schritt {0} aus dem Bereich.</translation>
  </message>
  <message>
   <source>Try again, or restart the studio.</source>
   <translation>Versuch es noch einmal, oder starte das Studio neu.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Try again. Capital letters and spaces count.</source>
   <translation>Versuch es noch einmal. Großbuchstaben und Leerzeichen zählen.</translation>
  </message>
  <message>
   <source>Try again; if it happens again, check the disk.</source>
   <translation>Versuch es noch einmal; wenn es wieder geschieht, prüfe den Datenträger.</translation>
  </message>
  <message>
   <source>Try again; nothing was kept.</source>
   <translation>Versuch es noch einmal; es wurde nichts behalten.</translation>
  </message>
  <message>
   <source>Turn your head a little to your left.</source>
   <translation>Dreh den Kopf ein wenig nach links.</translation>
  </message>
  <message>
   <source>Turn your head a little to your right.</source>
   <translation>Dreh den Kopf ein wenig nach rechts.</translation>
  </message>
  <message>
   <source>Turn your head further to your left, as far as is comfortable.</source>
   <translation>Dreh den Kopf weiter nach links, so weit es angenehm ist.</translation>
  </message>
  <message>
   <source>Turn your head further to your right, as far as is comfortable.</source>
   <translation>Dreh den Kopf weiter nach rechts, so weit es angenehm ist.</translation>
  </message>
  <message>
   <source>Two content rules share an id.</source>
   <translation>Zwei Inhaltsregeln haben dieselbe Kennung.</translation>
  </message>
  <message>
   <source>Unlock it and try again, or use a passphrase.</source>
   <translation>Schließ ihn auf und versuch es noch einmal, oder nimm eine Passphrase.</translation>
  </message>
  <message>
   <source>Unlock it first.</source>
   <translation>Schließ ihn erst auf.</translation>
  </message>
  <message>
   <source>Until now the key of your vault lay in a plain file on this computer. Choose a passphrase to lock it; the plain file is destroyed then, and nothing else changes.</source>
   <translation>Bis jetzt lag der Schlüssel deines Tresors in einer offenen Datei auf diesem Rechner. Wähle eine Passphrase, um ihn zu verschließen; die offene Datei wird dann vernichtet, sonst ändert sich nichts.</translation>
  </message>
  <message>
   <source>Update the studio, or fit the head again.</source>
   <translation>Aktualisiere das Studio, oder pass den Kopf neu an.</translation>
  </message>
  <message>
   <source>Use 0 to {0}.</source>
   <translation>Nimm 0 bis {0}.</translation>
  </message>
  <message>
   <source>Use 0.1 to 240.</source>
   <translation>Nimm 0.1 bis 240.</translation>
  </message>
  <message>
   <source>Use 1 to {0} letters.</source>
   <translation>Nimm 1 bis {0} Buchstaben.</translation>
  </message>
  <message>
   <source>Use a jpg, png or webp picture that opens elsewhere.</source>
   <translation>Nimm ein JPG-, PNG- oder WebP-Bild, das sich anderswo öffnet.</translation>
  </message>
  <message>
   <source>Use a model with a flow-matching Euler or UniPC scheduler.</source>
   <translation>Nimm ein Modell mit Flow-Matching-Euler- oder UniPC-Scheduler.</translation>
  </message>
  <message>
   <source>Use a new id.</source>
   <translation>Nimm eine neue Kennung.</translation>
  </message>
  <message>
   <source>Use a newer build of Python 3.11 or 3.12.</source>
   <translation>Nimm eine neuere Ausgabe von Python 3.11 oder 3.12.</translation>
  </message>
  <message>
   <source>Use a passphrase instead.</source>
   <translation>Nimm stattdessen eine Passphrase.</translation>
  </message>
  <message>
   <source>Use a shorter file.</source>
   <translation>Nimm eine kürzere Datei.</translation>
  </message>
  <message>
   <source>Use a text-to-video checkpoint.</source>
   <translation>Nimm ein Text-zu-Video-Modell.</translation>
  </message>
  <message>
   <source>Use a wav, flac, ogg or mp3 file.</source>
   <translation>Nimm eine WAV-, FLAC-, OGG- oder MP3-Datei.</translation>
  </message>
  <message>
   <source>Use an id of the library.</source>
   <translation>Nimm eine Kennung der Sammlung.</translation>
  </message>
  <message>
   <source>Use another backup.</source>
   <translation>Nimm eine andere Sicherung.</translation>
  </message>
  <message>
   <source>Use another copy of it.</source>
   <translation>Nimm eine andere Kopie davon.</translation>
  </message>
  <message>
   <source>Use another seed, or name the company in the prompt, and render it again.</source>
   <translation>Nimm einen anderen Startwert, oder nenne die Begleitung im Prompt, und rendere noch einmal.</translation>
  </message>
  <message>
   <source>Use files of one sample rate.</source>
   <translation>Nimm Dateien mit derselben Abtastrate.</translation>
  </message>
  <message>
   <source>Use grants for more of them.</source>
   <translation>Nimm Erlaubnisse für mehr davon.</translation>
  </message>
  <message>
   <source>Use it there, or ask {0} to choose others and to sign a grant.</source>
   <translation>Verwende ihn dort, oder bitte {0}, anders zu wählen und eine Erlaubnis zu unterschreiben.</translation>
  </message>
  <message>
   <source>Use low, usual or high.</source>
   <translation>Nimm niedrig, üblich oder hoch.</translation>
  </message>
  <message>
   <source>Use one like .mp4 or .jpg.</source>
   <translation>Nimm eine wie .mp4 oder .jpg.</translation>
  </message>
  <message>
   <source>Use the avatar's own key.</source>
   <translation>Nimm den eigenen Schlüssel des Avatars.</translation>
  </message>
  <message>
   <source>Use the avatar's own.</source>
   <translation>Nimm den des Avatars.</translation>
  </message>
  <message>
   <source>Use the file that the studio wrote.</source>
   <translation>Nimm die Datei, die das Studio geschrieben hat.</translation>
  </message>
  <message>
   <source>Wait a moment and try again.</source>
   <translation>Wart einen Moment und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Wait for the job that draws it, or run `{0}`.</source>
   <translation>Wart auf den Auftrag, der ihn zeichnet, oder führ `{0}` aus.</translation>
  </message>
  <message>
   <source>What draws the guide ('{0}') changed since this was queued.</source>
   <translation>Was die Vorlage zeichnet ('{0}'), änderte sich seit dem Einreihen.</translation>
  </message>
  <message>
   <source>What the consent receipt carries does not hold: {0}</source>
   <translation>Was der Einwilligungsbeleg trägt, hält nicht: {0}</translation>
  </message>
  <message>
   <source>What was remembered of feeds ({0}) cannot be read.</source>
   <translation>Was über Feeds gemerkt wurde ({0}), lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>What {0} holds is not this vault's key.</source>
   <translation>Was {0} enthält, ist nicht der Schlüssel dieses Tresors.</translation>
  </message>
  <message>
   <source>Whether it carries Content Credentials (C2PA): this version does not read them.</source>
   <translation>Ob sie Content Credentials (C2PA) trägt: Diese Version liest sie nicht.</translation>
  </message>
  <message>
   <source>Whether the picture or the sound carries an invisible mark: this version looks for none.</source>
   <translation>Ob Bild oder Ton ein unsichtbares Zeichen tragen: Diese Version sucht keines.</translation>
  </message>
  <message>
   <source>Who the person behind a key is: a signature names a key, not a person.</source>
   <translation>Wer die Person hinter einem Schlüssel ist: Eine Signatur nennt einen Schlüssel, keinen Menschen.</translation>
  </message>
  <message>
   <source>Withdraw the consent of an avatar that is listed.</source>
   <translation>Zieh die Einwilligung eines aufgelisteten Avatars zurück.</translation>
  </message>
  <message>
   <source>Write it in words.</source>
   <translation>Schreib sie in Worten.</translation>
  </message>
  <message>
   <source>Write one first.</source>
   <translation>Schreibe erst einen.</translation>
  </message>
  <message>
   <source>Write the passphrase into it, as UTF-8.</source>
   <translation>Schreib die Passphrase hinein, als UTF-8.</translation>
  </message>
  <message>
   <source>Write the passphrase into its first line.</source>
   <translation>Schreib die Passphrase in die erste Zeile.</translation>
  </message>
  <message>
   <source>Write the words that are to be said.</source>
   <translation>Schreib die Worte, die gesagt werden sollen.</translation>
  </message>
  <message>
   <source>Your face is not in the picture yet. Sit in front of the camera.</source>
   <translation>Dein Gesicht ist noch nicht im Bild. Setz dich vor die Kamera.</translation>
  </message>
  <message>
   <source>Your own recordings need your consent.</source>
   <translation>Deine eigenen Aufnahmen brauchen deine Einwilligung.</translation>
  </message>
  <message>
   <source>Your own voice or signature needs your own scan too.</source>
   <translation>Deine eigene Stimme oder Unterschrift braucht auch deinen eigenen Scan.</translation>
  </message>
  <message>
   <source>Your scans, voice and avatars are encrypted. Type the vault's passphrase to open them.</source>
   <translation>Deine Scans, deine Stimme und deine Avatare sind verschlüsselt. Tipp die Passphrase des Tresors, um sie zu öffnen.</translation>
  </message>
  <message>
   <source>Your voice is not far enough above the noise. Come closer, or find a quieter place.</source>
   <translation>Deine Stimme ist nicht weit genug über dem Rauschen. Komm näher, oder such einen ruhigeren Ort.</translation>
  </message>
  <message>
   <source>Your yes was heard.</source>
   <translation>Dein Ja wurde gehört.</translation>
  </message>
  <message>
   <source>`likeness models` lists those that are.</source>
   <translation>`likeness models` zeigt die, die es sind.</translation>
  </message>
  <message>
   <source>`likeness queue list` shows the ids.</source>
   <translation>`likeness queue list` zeigt die Kennungen.</translation>
  </message>
  <message>
   <source>closer to the camera</source>
   <translation>näher an der Kamera</translation>
  </message>
  <message>
   <source>ffmpeg {0} at {1} cannot write {2}.</source>
   <translation>ffmpeg {0} unter {1} kann {2} nicht schreiben.</translation>
  </message>
  <message>
   <source>from the front</source>
   <translation>von vorn</translation>
  </message>
  <message>
   <source>further from the camera</source>
   <translation>weiter weg von der Kamera</translation>
  </message>
  <message>
   <source>in another light</source>
   <translation>in anderem Licht</translation>
  </message>
  <message>
   <source>likeness consent show AVATAR lists them.</source>
   <translation>likeness consent show AVATAR zeigt sie.</translation>
  </message>
  <message>
   <source>tilted to the left</source>
   <translation>nach links geneigt</translation>
  </message>
  <message>
   <source>tilted to the right</source>
   <translation>nach rechts geneigt</translation>
  </message>
  <message>
   <source>turned a little to the left</source>
   <translation>ein wenig nach links gedreht</translation>
  </message>
  <message>
   <source>turned a little to the right</source>
   <translation>ein wenig nach rechts gedreht</translation>
  </message>
  <message>
   <source>turned far to the left</source>
   <translation>weit nach links gedreht</translation>
  </message>
  <message>
   <source>turned far to the right</source>
   <translation>weit nach rechts gedreht</translation>
  </message>
  <message>
   <source>with the chin down</source>
   <translation>mit gesenktem Kinn</translation>
  </message>
  <message>
   <source>with the chin up</source>
   <translation>mit gehobenem Kinn</translation>
  </message>
  <message>
   <source>{0} Nothing can be said of it.</source>
   <translation>{0} Dazu lässt sich nichts sagen.</translation>
  </message>
  <message>
   <source>{0} Without a guide, from noise: --guide off.</source>
   <translation>{0} Ohne Vorlage, aus Rauschen: --guide off.</translation>
  </message>
  <message>
   <source>{0} cannot be read.</source>
   <translation>{0} lässt sich nicht lesen.</translation>
  </message>
  <message>
   <source>{0} cannot be started.</source>
   <translation>{0} lässt sich nicht starten.</translation>
  </message>
  <message>
   <source>{0} cannot do this: a clip lasts up to {1} seconds, not {2}.</source>
   <translation>{0} kann das nicht: Ein Clip dauert höchstens {1} Sekunden, nicht {2}.</translation>
  </message>
  <message>
   <source>{0} cannot do this: {1}.</source>
   <translation>{0} kann das nicht: {1}.</translation>
  </message>
  <message>
   <source>{0} changed while it was copied, or the disk does not keep what is written.</source>
   <translation>{0} änderte sich beim Kopieren, oder der Datenträger behält nicht, was geschrieben wird.</translation>
  </message>
  <message>
   <source>{0} chose that nobody else may use this avatar.</source>
   <translation>{0} hat gewählt, dass niemand sonst diesen Avatar verwenden darf.</translation>
  </message>
  <message>
   <source>{0} clips cannot be asked for at once.</source>
   <translation>{0} Clips auf einmal gehen nicht.</translation>
  </message>
  <message>
   <source>{0} copies cannot be made.</source>
   <translation>{0} Kopien lassen sich nicht machen.</translation>
  </message>
  <message>
   <source>{0} could not be encoded.</source>
   <translation>{0} ließ sich nicht kodieren.</translation>
  </message>
  <message>
   <source>{0} did not allow '{1}'.</source>
   <translation>{0} hat '{1}' nicht erlaubt.</translation>
  </message>
  <message>
   <source>{0} did not keep what was put into it.</source>
   <translation>{0} behielt nicht, was hineingelegt wurde.</translation>
  </message>
  <message>
   <source>{0} does not allow '{1}' any more.</source>
   <translation>{0} erlaubt '{1}' nicht mehr.</translation>
  </message>
  <message>
   <source>{0} does not allow new clips to be made out of theirs.</source>
   <translation>{0} erlaubt nicht, dass aus den eigenen Clips neue werden.</translation>
  </message>
  <message>
   <source>{0} has another sample rate than the first.</source>
   <translation>{0} hat eine andere Abtastrate als die erste.</translation>
  </message>
  <message>
   <source>{0} has no drawn head yet.</source>
   <translation>{0} hat noch keinen gezeichneten Kopf.</translation>
  </message>
  <message>
   <source>{0} has no voice, so the quoted words cannot be spoken.</source>
   <translation>{0} hat keine Stimme, die Worte in Anführungszeichen lassen sich nicht sprechen.</translation>
  </message>
  <message>
   <source>{0} has not been trained for {1} yet.</source>
   <translation>{0} ist noch nicht für {1} trainiert.</translation>
  </message>
  <message>
   <source>{0} has suspended this avatar.</source>
   <translation>{0} hat diesen Avatar ausgesetzt.</translation>
  </message>
  <message>
   <source>{0} has too many pixels.</source>
   <translation>{0} hat zu viele Pixel.</translation>
  </message>
  <message>
   <source>{0} holds a steady noise, but no speech.</source>
   <translation>{0} enthält ein gleichmäßiges Rauschen, aber keine Sprache.</translation>
  </message>
  <message>
   <source>{0} holds no pictures.</source>
   <translation>{0} enthält keine Bilder.</translation>
  </message>
  <message>
   <source>{0} holds no sentence.</source>
   <translation>{0} enthält keinen Satz.</translation>
  </message>
  <message>
   <source>{0} holds no text.</source>
   <translation>{0} enthält keinen Text.</translation>
  </message>
  <message>
   <source>{0} holds too many or too long sentences.</source>
   <translation>{0} enthält zu viele oder zu lange Sätze.</translation>
  </message>
  <message>
   <source>{0} holds {1} pictures; at least {2} are needed.</source>
   <translation>{0} enthält {1} Bilder; mindestens {2} sind nötig.</translation>
  </message>
  <message>
   <source>{0} holds {1} pictures; at most {2} are taken.</source>
   <translation>{0} enthält {1} Bilder; höchstens {2} werden genommen.</translation>
  </message>
  <message>
   <source>{0} is a file, not a folder.</source>
   <translation>{0} ist eine Datei, kein Ordner.</translation>
  </message>
  <message>
   <source>{0} is cut off.</source>
   <translation>{0} ist abgeschnitten.</translation>
  </message>
  <message>
   <source>{0} is cut off: only {1} of its {2} seconds can be read.</source>
   <translation>{0} ist abgeschnitten: Nur {1} von {2} Sekunden sind lesbar.</translation>
  </message>
  <message>
   <source>{0} is empty.</source>
   <translation>{0} ist leer.</translation>
  </message>
  <message>
   <source>{0} is larger than {1} GiB.</source>
   <translation>{0} ist größer als {1} GiB.</translation>
  </message>
  <message>
   <source>{0} is no backup of the studio.</source>
   <translation>{0} ist keine Sicherung des Studios.</translation>
  </message>
  <message>
   <source>{0} is no diffusion model.</source>
   <translation>{0} ist kein Diffusionsmodell.</translation>
  </message>
  <message>
   <source>{0} is no file suffix of the library.</source>
   <translation>{0} ist keine Dateiendung der Sammlung.</translation>
  </message>
  <message>
   <source>{0} is not a UTF-8 text.</source>
   <translation>{0} ist kein UTF-8-Text.</translation>
  </message>
  <message>
   <source>{0} is not a picture that can be read.</source>
   <translation>{0} ist kein lesbares Bild.</translation>
  </message>
  <message>
   <source>{0} is not a recording that can be read.</source>
   <translation>{0} ist keine lesbare Aufnahme.</translation>
  </message>
  <message>
   <source>{0} is not a sha256.</source>
   <translation>{0} ist kein sha256.</translation>
  </message>
  <message>
   <source>{0} is not a video or sound file that can be read.</source>
   <translation>{0} ist keine lesbare Video- oder Tondatei.</translation>
  </message>
  <message>
   <source>{0} is not a working ffmpeg.</source>
   <translation>{0} ist kein funktionierendes ffmpeg.</translation>
  </message>
  <message>
   <source>{0} is not empty; a backup is never mixed with what is there.</source>
   <translation>{0} ist nicht leer; eine Sicherung wird nie mit dem gemischt, was da ist.</translation>
  </message>
  <message>
   <source>{0} is not text.</source>
   <translation>{0} ist kein Text.</translation>
  </message>
  <message>
   <source>{0} is not the id of {1}.</source>
   <translation>{0} ist nicht die Kennung von {1}.</translation>
  </message>
  <message>
   <source>{0} is silent.</source>
   <translation>{0} ist stumm.</translation>
  </message>
  <message>
   <source>{0} is too large for a list of sentences.</source>
   <translation>{0} ist zu groß für eine Satzliste.</translation>
  </message>
  <message>
   <source>{0} is too large for one sentence.</source>
   <translation>{0} ist zu groß für einen Satz.</translation>
  </message>
  <message>
   <source>{0} is too large to be a signed paper.</source>
   <translation>{0} ist zu groß für ein signiertes Papier.</translation>
  </message>
  <message>
   <source>{0} is {1}x{2}; at most {3} px a side go.</source>
   <translation>{0} ist {1}x{2}; höchstens {3} px je Seite gehen.</translation>
  </message>
  <message>
   <source>{0} lasts only {1} s.</source>
   <translation>{0} dauert nur {1} s.</translation>
  </message>
  <message>
   <source>{0} lasts {1} s; a scan needs at least {2} s.</source>
   <translation>{0} dauert {1} s; ein Scan braucht mindestens {2} s.</translation>
  </message>
  <message>
   <source>{0} lasts {1} s; at most {2} s are taken.</source>
   <translation>{0} dauert {1} s; höchstens {2} s werden genommen.</translation>
  </message>
  <message>
   <source>{0} lets nobody else use this avatar, and this studio is not the one in which they signed.</source>
   <translation>{0} lässt niemanden sonst diesen Avatar verwenden, und dieses Studio ist nicht das, in dem unterschrieben wurde.</translation>
  </message>
  <message>
   <source>{0} lets nobody use this avatar now.</source>
   <translation>{0} lässt zurzeit niemanden diesen Avatar verwenden.</translation>
  </message>
  <message>
   <source>{0} names no handle that can be read.</source>
   <translation>{0} nennt keinen lesbaren Dateizeiger.</translation>
  </message>
  <message>
   <source>{0} needs about {1} GB of memory to {2}; this {3} has {4} GB.</source>
   <translation>{0} braucht etwa {1} GB Speicher zum {2}; dieser {3} hat {4} GB.</translation>
  </message>
  <message>
   <source>{0} of {1} sentences are recorded.</source>
   <translation>{0} von {1} Sätzen sind aufgenommen.</translation>
  </message>
  <message>
   <source>{0} sentences are needed; no more can be skipped.</source>
   <translation>{0} Sätze sind nötig; mehr lassen sich nicht überspringen.</translation>
  </message>
  <message>
   <source>{0} sentences were recorded; a voice needs {1} to {2}.</source>
   <translation>{0} Sätze wurden aufgenommen; eine Stimme braucht {1} bis {2}.</translation>
  </message>
  <message>
   <source>{0} took back the grant on {1}.</source>
   <translation>{0} hat die Erlaubnis am {1} zurückgenommen.</translation>
  </message>
  <message>
   <source>{0} took back this {1} on {2}.</source>
   <translation>{0} hat dies am {2} zurückgenommen: {1}.</translation>
  </message>
  <message>
   <source>{0} took longer than {1} s.</source>
   <translation>{0} dauerte länger als {1} s.</translation>
  </message>
  <message>
   <source>{0} was trained for other weights than the model '{1}' has now.</source>
   <translation>{0} wurde für andere Gewichte trainiert, als das Modell '{1}' jetzt hat.</translation>
  </message>
  <message>
   <source>{0} withdrew consent on {1}.</source>
   <translation>{0} hat die Einwilligung am {1} zurückgezogen.</translation>
  </message>
  <message>
   <source>{0} withdrew the permission for this avatar.</source>
   <translation>{0} hat die Erlaubnis für diesen Avatar zurückgezogen.</translation>
  </message>
  <message>
   <source>{0}{1} did not open.</source>
   <translation>{0}{1} ging nicht auf.</translation>
  </message>
 </context>
 <context>
  <name>ModelsPanel</name>
  <message>
   <source>A model's files put into its folder there are found at the next start.</source>
   <translation>Dateien eines Modells, die in seinem Ordner dort liegen, werden beim nächsten Start gefunden.</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Hier</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <source>Not here</source>
   <translation>Nicht hier</translation>
  </message>
  <message>
   <source>Open the models' folder</source>
   <translation>Ordner der Modelle öffnen</translation>
  </message>
  <message>
   <source>Ready.</source>
   <translation>Bereit.</translation>
  </message>
  <message>
   <source>weights licence download import</source>
   <translation>gewichte lizenz herunterladen importieren</translation>
  </message>
 </context>
 <context>
  <name>Navigation</name>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>{0} (Ctrl+{1})</source>
   <translation>{0} (Strg+{1})</translation>
  </message>
  <message>
   <source>{0} ({1})</source>
   <translation>{0} ({1})</translation>
  </message>
 </context>
 <context>
  <name>NetworkPanel</name>
  <message>
   <source>Network</source>
   <translation>Netzwerk</translation>
  </message>
  <message>
   <source>No host was ever spoken to: this version has no part that could open a connection.</source>
   <translation>Mit keinem Rechner wurde je gesprochen: Diese Version hat keinen Teil, der eine Verbindung öffnen könnte.</translation>
  </message>
  <message>
   <source>Parts that come later will ask first, one by one, and every host will be listed here.</source>
   <translation>Spätere Teile fragen vorher, jeder für sich, und jeder Rechner steht dann hier.</translation>
  </message>
  <message>
   <source>hosts internet online privacy</source>
   <translation>rechner internet online privatsphäre</translation>
  </message>
 </context>
 <context>
  <name>NewAvatarDialog</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Wird geprüft …</translation>
  </message>
  <message>
   <source>Drawn as</source>
   <translation>Gezeichnet als</translation>
  </message>
  <message>
   <source>Face scan</source>
   <translation>Gesichtsscan</translation>
  </message>
  <message>
   <source>Face scan (video)</source>
   <translation>Gesichtsscan (Video)</translation>
  </message>
  <message>
   <source>Full name, typed by that person</source>
   <translation>Voller Name, von dieser Person getippt</translation>
  </message>
  <message>
   <source>I am at least 18 years old.</source>
   <translation>Ich bin mindestens 18 Jahre alt.</translation>
  </message>
  <message>
   <source>I have read this statement and agree.</source>
   <translation>Ich habe diese Erklärung gelesen und stimme zu.</translation>
  </message>
  <message>
   <source>May be left out: clips then stay silent</source>
   <translation>Darf fehlen: Clips bleiben dann stumm</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>New avatar</source>
   <translation>Neuer Avatar</translation>
  </message>
  <message>
   <source>Recordings</source>
   <translation>Aufnahmen</translation>
  </message>
  <message>
   <source>Recordings (folder of wavs)</source>
   <translation>Aufnahmen (Ordner mit WAV-Dateien)</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Sätze</translation>
  </message>
  <message>
   <source>Sentences (text file)</source>
   <translation>Sätze (Textdatei)</translation>
  </message>
  <message>
   <source>Sign and create</source>
   <translation>Unterschreiben und anlegen</translation>
  </message>
  <message>
   <source>Signed</source>
   <translation>Unterschrieben</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>Erklärung</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Wird beendet …</translation>
  </message>
  <message>
   <source>Texts (*.txt)</source>
   <translation>Texte (*.txt)</translation>
  </message>
  <message>
   <source>The person whose likeness this is reads, chooses and signs</source>
   <translation>Die Person, um deren Ebenbild es geht, liest, wählt und unterschreibt</translation>
  </message>
  <message>
   <source>There is no face scan. Choose a video of the person's face.</source>
   <translation>Es gibt keinen Gesichtsscan. Wähle ein Video mit dem Gesicht der Person.</translation>
  </message>
  <message>
   <source>Videos (*.mp4 *.mov *.webm *.mkv *.avi)</source>
   <translation>Videos (*.mp4 *.mov *.webm *.mkv *.avi)</translation>
  </message>
  <message>
   <source>Who, and from which recordings</source>
   <translation>Wer, und aus welchen Aufnahmen</translation>
  </message>
 </context>
 <context>
  <name>Notes</name>
  <message>
   <source>Add a tag or an album</source>
   <translation>Schlagwort oder Album hinzufügen</translation>
  </message>
  <message>
   <source>Add a tag, or @album</source>
   <translation>Schlagwort, oder @Album</translation>
  </message>
  <message>
   <source>Rate with the keys 0 to 5</source>
   <translation>Bewerte mit den Tasten 0 bis 5</translation>
  </message>
  <message>
   <source>Take away {0}</source>
   <translation>{0} wegnehmen</translation>
  </message>
  <message>
   <source>{0} of 5 stars</source>
   <translation>{0} von 5 Sternen</translation>
  </message>
 </context>
 <context>
  <name>NoticeList</name>
  <message>
   <source>Nothing was said since the window opened.</source>
   <translation>Seit das Fenster offen ist, gab es keine Meldung.</translation>
  </message>
  <message>
   <source>Notices</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
 </context>
 <context>
  <name>Palette</name>
  <message>
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <source>Nothing is called that.</source>
   <translation>So heißt nichts.</translation>
  </message>
  <message>
   <source>Search commands</source>
   <translation>Befehle suchen</translation>
  </message>
  <message>
   <source>What would you like to do?</source>
   <translation>Was möchtest du tun?</translation>
  </message>
 </context>
 <context>
  <name>PartsList</name>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Left out</source>
   <translation>Ausgelassen</translation>
  </message>
  <message>
   <source>Parts of the scan</source>
   <translation>Teile des Scans</translation>
  </message>
  <message>
   <source>{0} %</source>
   <translation>{0} %</translation>
  </message>
 </context>
 <context>
  <name>PassingNotice</name>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
 </context>
 <context>
  <name>PathField</name>
  <message>
   <source>Choose: {0}</source>
   <translation>Wählen: {0}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Wählen …</translation>
  </message>
 </context>
 <context>
  <name>PhrasePanel</name>
  <message>
   <source>A sentence with four fresh words will be shown. Read all of it aloud; you have {0} tries.</source>
   <translation>Gleich erscheint ein Satz mit vier frischen Wörtern. Lies alles laut vor; du hast {0} Versuche.</translation>
  </message>
  <message>
   <source>I have read it</source>
   <translation>Ich habe es gelesen</translation>
  </message>
  <message>
   <source>No microphone was found. Plug one in, then try again.</source>
   <translation>Kein Mikrofon gefunden. Schließ eines an und versuch es noch einmal.</translation>
  </message>
  <message>
   <source>Now say yes, aloud</source>
   <translation>Jetzt sag laut Ja</translation>
  </message>
  <message>
   <source>Show the phrase</source>
   <translation>Satz zeigen</translation>
  </message>
  <message>
   <source>The microphone was disconnected.</source>
   <translation>Das Mikrofon wurde abgezogen.</translation>
  </message>
  <message>
   <source>Time left</source>
   <translation>Verbleibende Zeit</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
 </context>
 <context>
  <name>Player</name>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Stelle</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>Speed: {0}</source>
   <translation>Tempo: {0}</translation>
  </message>
  <message>
   <source>{0} / {1}</source>
   <translation>{0} / {1}</translation>
  </message>
  <message>
   <source>{0} ×</source>
   <translation>{0} ×</translation>
  </message>
  <message>
   <source>“{0}”</source>
   <translation>„{0}“</translation>
  </message>
 </context>
 <context>
  <name>PresenceStep</name>
  <message>
   <source>Four movements and a spoken yes. They are kept as evidence; they are no proof of who you are.</source>
   <translation>Vier Bewegungen und ein gesprochenes Ja. Sie werden als Beleg aufbewahrt; sie beweisen nicht, wer du bist.</translation>
  </message>
  <message>
   <source>Four small movements</source>
   <translation>Vier kleine Bewegungen</translation>
  </message>
  <message>
   <source>Go on without</source>
   <translation>Ohne weiter</translation>
  </message>
  <message>
   <source>It did not work this time</source>
   <translation>Diesmal hat es nicht geklappt</translation>
  </message>
  <message>
   <source>It is you</source>
   <translation>Du bist es</translation>
  </message>
  <message>
   <source>Let us try that again</source>
   <translation>Versuchen wir es noch einmal</translation>
  </message>
  <message>
   <source>Movement {0} of {1}</source>
   <translation>Bewegung {0} von {1}</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>No harm done. The next try asks for other movements; {0} left.</source>
   <translation>Nicht schlimm. Der nächste Versuch fragt nach anderen Bewegungen; noch {0}.</translation>
  </message>
  <message>
   <source>Nothing to check here</source>
   <translation>Hier gibt es nichts zu prüfen</translation>
  </message>
  <message>
   <source>On to the spoken yes</source>
   <translation>Zum gesprochenen Ja</translation>
  </message>
  <message>
   <source>One at a time, in an order that nobody can foresee, each within eight seconds. Look at the camera.</source>
   <translation>Eine nach der anderen, in einer Reihenfolge, die niemand vorhersieht, jede binnen acht Sekunden. Schau in die Kamera.</translation>
  </message>
  <message>
   <source>Seen</source>
   <translation>Gesehen</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Start</translation>
  </message>
  <message>
   <source>That can happen: light, glasses, a slow camera. You can go on without this check.</source>
   <translation>Das kommt vor: Licht, Brille, eine langsame Kamera. Du kannst ohne diese Prüfung weitermachen.</translation>
  </message>
  <message>
   <source>The check cannot go on</source>
   <translation>Die Prüfung kann nicht weitergehen</translation>
  </message>
  <message>
   <source>The scan came from a file: clips of this avatar stay in this studio.</source>
   <translation>Der Scan kam aus einer Datei: Clips dieses Avatars bleiben in diesem Studio.</translation>
  </message>
  <message>
   <source>Try once more</source>
   <translation>Noch einmal</translation>
  </message>
  <message>
   <source>Without both checks clips of this avatar stay in this studio.</source>
   <translation>Ohne beide Prüfungen bleiben Clips dieses Avatars in diesem Studio.</translation>
  </message>
  <message>
   <source>You moved as you were asked. Now the second part: a spoken yes.</source>
   <translation>Du hast dich bewegt, wie du gebeten wurdest. Jetzt der zweite Teil: ein gesprochenes Ja.</translation>
  </message>
  <message>
   <source>Your scan came from a recorded file, and nobody can tell when it was made. The avatar gets the lower grade: you can use it in this studio, and clips of it cannot be published. For more, go back and use the camera.</source>
   <translation>Dein Scan kam aus einem aufgenommenen Video, und niemand kann sagen, wann es entstand. Der Avatar bekommt die niedrigere Stufe: Du kannst ihn in diesem Studio verwenden, Clips von ihm können nicht veröffentlicht werden. Für mehr geh zurück und nimm die Kamera.</translation>
  </message>
 </context>
 <context>
  <name>PresetMenu</name>
  <message>
   <source>Its name, of up to {0} characters</source>
   <translation>Ihr Name, mit bis zu {0} Zeichen</translation>
  </message>
  <message>
   <source>Keep as a preset</source>
   <translation>Als Vorlage behalten</translation>
  </message>
  <message>
   <source>Keep this as a preset…</source>
   <translation>Dies als Vorlage behalten…</translation>
  </message>
  <message>
   <source>Presets…</source>
   <translation>Vorlagen…</translation>
  </message>
  <message>
   <source>Prompts kept with model, shape and length, for any avatar</source>
   <translation>Prompts mit Modell, Format und Länge, für jeden Avatar</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
 </context>
 <context>
  <name>Preview</name>
  <message>
   <source>Camera picture</source>
   <translation>Kamerabild</translation>
  </message>
  <message>
   <source>{0}: done. Click to take it again.</source>
   <translation>{0}: fertig. Klick, um es neu aufzunehmen.</translation>
  </message>
  <message>
   <source>{0}: left out</source>
   <translation>{0}: ausgelassen</translation>
  </message>
  <message>
   <source>{0}: {1} %</source>
   <translation>{0}: {1} %</translation>
  </message>
 </context>
 <context>
  <name>ProfileView</name>
  <message>
   <source>Clips are made with this version from now on.</source>
   <translation>Clips entstehen von jetzt an mit dieser Fassung.</translation>
  </message>
  <message>
   <source>Drawn as</source>
   <translation>Gezeichnet als</translation>
  </message>
  <message>
   <source>Drawn head</source>
   <translation>Gezeichneter Kopf</translation>
  </message>
  <message>
   <source>Make a clip</source>
   <translation>Clip machen</translation>
  </message>
  <message>
   <source>Not yet</source>
   <translation>Noch nicht</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Umbenennen…</translation>
  </message>
  <message>
   <source>The version is erased.</source>
   <translation>Die Fassung ist gelöscht.</translation>
  </message>
  <message>
   <source>Trained</source>
   <translation>Trainiert</translation>
  </message>
 </context>
 <context>
  <name>PromptHelp</name>
  <message>
   <source>Action</source>
   <translation>Handlung</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <source>Earlier prompts…</source>
   <translation>Frühere Prompts …</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Licht</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>Noch keine</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>Ort</translation>
  </message>
  <message>
   <source>Places, actions, light and more that can be drawn</source>
   <translation>Orte, Handlungen, Licht und mehr, das gezeichnet werden kann</translation>
  </message>
  <message>
   <source>Style</source>
   <translation>Stil</translation>
  </message>
  <message>
   <source>Time of day</source>
   <translation>Tageszeit</translation>
  </message>
  <message>
   <source>Weather</source>
   <translation>Wetter</translation>
  </message>
  <message>
   <source>Words…</source>
   <translation>Wörter …</translation>
  </message>
 </context>
 <context>
  <name>QtCameraFeed</name>
  <message>
   <source>It gives no picture.</source>
   <translation>Sie liefert kein Bild.</translation>
  </message>
 </context>
 <context>
  <name>QueuePage</name>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Clear finished</source>
   <translation>Fertige entfernen</translation>
  </message>
  <message>
   <source>Clear finished jobs</source>
   <translation>Fertige Aufträge entfernen</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Fehlgeschlagen</translation>
  </message>
  <message>
   <source>Finished</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Give the job a later turn</source>
   <translation>Den Auftrag später drannehmen</translation>
  </message>
  <message>
   <source>Give the job an earlier turn</source>
   <translation>Den Auftrag früher drannehmen</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Hold the queue</source>
   <translation>Warteschlange anhalten</translation>
  </message>
  <message>
   <source>Let the queue go on</source>
   <translation>Warteschlange weiterlaufen lassen</translation>
  </message>
  <message>
   <source>Make a clip</source>
   <translation>Clip machen</translation>
  </message>
  <message>
   <source>None of this kind.</source>
   <translation>Keine dieser Art.</translation>
  </message>
  <message>
   <source>Pause what runs</source>
   <translation>Anhalten, was läuft</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Warteschlange</translation>
  </message>
  <message>
   <source>Resume all</source>
   <translation>Alle fortsetzen</translation>
  </message>
  <message>
   <source>Show which finished jobs</source>
   <translation>Welche fertigen Aufträge gezeigt werden</translation>
  </message>
  <message>
   <source>Stop what runs</source>
   <translation>Beenden, was läuft</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Beendet</translation>
  </message>
  <message>
   <source>The queue is empty</source>
   <translation>Die Warteschlange ist leer</translation>
  </message>
  <message>
   <source>The queue is held: what runs goes on to its end, and nothing else begins.</source>
   <translation>Die Warteschlange steht: Was läuft, läuft zu Ende, und nichts anderes beginnt.</translation>
  </message>
  <message>
   <source>The studio ended while it worked. Nothing is lost: go on where it was.</source>
   <translation>Das Studio endete mitten in der Arbeit. Nichts ist verloren: mach weiter, wo es war.</translation>
  </message>
  <message>
   <source>Training and clips that you ask for are worked through here, while you do something else.</source>
   <translation>Training und Clips, um die du bittest, werden hier abgearbeitet, während du etwas anderes tust.</translation>
  </message>
  <message>
   <source>Training and rendering, one after the other, in the background.</source>
   <translation>Training und Rendern, eins nach dem anderen, im Hintergrund.</translation>
  </message>
  <message>
   <source>What runs goes on to its end; nothing else begins, also after a restart.</source>
   <translation>Was läuft, läuft zu Ende; nichts anderes beginnt, auch nach einem Neustart.</translation>
  </message>
 </context>
 <context>
  <name>Rail</name>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
 </context>
 <context>
  <name>RecipeDialog</name>
  <message>
   <source>By whose consent this clip was made, as a page to read or signed JSON</source>
   <translation>Mit wessen Einwilligung dieser Clip entstand, als Seite zum Lesen oder signiertes JSON</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Recipe</source>
   <translation>Rezept</translation>
  </message>
  <message>
   <source>Recipe of clip {0}</source>
   <translation>Rezept des Clips {0}</translation>
  </message>
  <message>
   <source>Save receipt…</source>
   <translation>Beleg sichern …</translation>
  </message>
 </context>
 <context>
  <name>RefusalNote</name>
  <message>
   <source>If this rule is wrong for what you mean, change the words and try again. The rules can be read in assets/policy/rules.json. Drafts stay on this computer, and nothing of what is refused is kept.</source>
   <translation>Wenn diese Regel für das, was du meinst, falsch ist, ändere die Worte und versuch es noch einmal. Die Regeln stehen in assets/policy/rules.json. Entwürfe bleiben auf diesem Rechner, und von Abgelehntem wird nichts aufbewahrt.</translation>
  </message>
  <message>
   <source>This would pass: “{0}”</source>
   <translation>Das ginge: „{0}“</translation>
  </message>
  <message>
   <source>Use this wording</source>
   <translation>Diese Worte nehmen</translation>
  </message>
 </context>
 <context>
  <name>SampleStrip</name>
  <message>
   <source>Samples</source>
   <translation>Proben</translation>
  </message>
 </context>
 <context>
  <name>ScanCard</name>
  <message>
   <source>Face scan</source>
   <translation>Gesichtsscan</translation>
  </message>
  <message>
   <source>Look at the scan</source>
   <translation>Scan ansehen</translation>
  </message>
  <message>
   <source>Looking at the scan</source>
   <translation>Der Scan wird angesehen</translation>
  </message>
  <message>
   <source>Measure on the stored scan which sides of the face it shows</source>
   <translation>Am gespeicherten Scan messen, welche Seiten des Gesichts er zeigt</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>The scan lies in the vault, which is closed.</source>
   <translation>Der Scan liegt im Tresor, der geschlossen ist.</translation>
  </message>
  <message>
   <source>Which sides of the face it shows was not measured yet.</source>
   <translation>Welche Seiten des Gesichts er zeigt, wurde noch nicht gemessen.</translation>
  </message>
 </context>
 <context>
  <name>ScriptLine</name>
  <message>
   <source>Nothing: type a line, or put words of the prompt in quotes</source>
   <translation>Nichts: schreib einen Satz, oder setz Worte des Prompts in Anführungszeichen</translation>
  </message>
  <message>
   <source>Says</source>
   <translation>Sagt</translation>
  </message>
  <message>
   <source>What the avatar says</source>
   <translation>Was der Avatar sagt</translation>
  </message>
 </context>
 <context>
  <name>Settings</name>
  <message>
   <source>A gentle stop</source>
   <translation>Ein sanfter Halt</translation>
  </message>
  <message>
   <source>A notice from the system while you look elsewhere.</source>
   <translation>Eine Meldung des Systems, während du woanders hinsiehst.</translation>
  </message>
  <message>
   <source>Apple GPU</source>
   <translation>Apple-GPU</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Captions</source>
   <translation>Untertitel</translation>
  </message>
  <message>
   <source>Consent</source>
   <translation>Einwilligung</translation>
  </message>
  <message>
   <source>Consent for</source>
   <translation>Einwilligung für</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Dark or light, or as the system has it.</source>
   <translation>Dunkel oder hell, oder wie das System.</translation>
  </message>
  <message>
   <source>Days that a new consent is valid, unless its person chooses otherwise.</source>
   <translation>Tage, die eine neue Einwilligung gilt, wenn die Person nichts anderes wählt.</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Gerät</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Licht</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>Making clips</source>
   <translation>Clips machen</translation>
  </message>
  <message>
   <source>Minutes of feed until it asks whether it is enough for now; 0 never asks.</source>
   <translation>Minuten im Feed, bis er fragt, ob es genug ist; 0 fragt nie.</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <source>NVIDIA GPU</source>
   <translation>NVIDIA-GPU</translation>
  </message>
  <message>
   <source>Nothing moves by itself but clips.</source>
   <translation>Nichts bewegt sich von selbst, außer Clips.</translation>
  </message>
  <message>
   <source>Of new clips, unless you choose another.</source>
   <translation>Von neuen Clips, wenn du nichts anderes wählst.</translation>
  </message>
  <message>
   <source>Of the window, and of statements and sentences to read.</source>
   <translation>Des Fensters, der Erklärungen und der Sätze zum Vorlesen.</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Reduced motion</source>
   <translation>Weniger Bewegung</translation>
  </message>
  <message>
   <source>Say when a job ends</source>
   <translation>Sagen, wenn ein Auftrag endet</translation>
  </message>
  <message>
   <source>Shape</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Show spoken lines as text while a clip plays.</source>
   <translation>Gesprochenes als Text zeigen, während ein Clip läuft.</translation>
  </message>
  <message>
   <source>Square, 1:1</source>
   <translation>Quadrat, 1:1</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>The best one</source>
   <translation>Das beste</translation>
  </message>
  <message>
   <source>The window is laid out anew.</source>
   <translation>Das Fenster wird neu aufgebaut.</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>Upright, 9:16</source>
   <translation>Hochformat, 9:16</translation>
  </message>
  <message>
   <source>Watching</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <source>What a new avatar is trained for, unless you choose another.</source>
   <translation>Wofür ein neuer Avatar trainiert wird, wenn du nichts anderes wählst.</translation>
  </message>
  <message>
   <source>Where training and rendering run. The best one is found by itself.</source>
   <translation>Wo Training und Rendern laufen. Das beste wird von selbst gefunden.</translation>
  </message>
  <message>
   <source>Wide, 16:9</source>
   <translation>Querformat, 16:9</translation>
  </message>
 </context>
 <context>
  <name>SettingsPage</name>
  <message>
   <source>All settings are as at first.</source>
   <translation>Alle Einstellungen sind wie am Anfang.</translation>
  </message>
  <message>
   <source>Everything is as it was at first.</source>
   <translation>Alles ist wie am Anfang.</translation>
  </message>
  <message>
   <source>Everything is kept at once, on this machine.</source>
   <translation>Alles wird sofort behalten, auf diesem Rechner.</translation>
  </message>
  <message>
   <source>Its passphrase, the recovery code, the keychain, and a backup of everything.</source>
   <translation>Seine Passphrase, der Notfallcode, der Schlüsselbund und eine Sicherung von allem.</translation>
  </message>
  <message>
   <source>No setting is called that.</source>
   <translation>So heißt keine Einstellung.</translation>
  </message>
  <message>
   <source>Open the vault…</source>
   <translation>Tresor öffnen …</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>Alles zurücksetzen</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Einstellungen suchen</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>The vault</source>
   <translation>Der Tresor</translation>
  </message>
  <message>
   <source>passphrase recovery code keychain backup</source>
   <translation>passphrase notfallcode schlüsselbund sicherung</translation>
  </message>
 </context>
 <context>
  <name>ShortcutsDialog</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
 </context>
 <context>
  <name>SignedTab</name>
  <message>
   <source>Allows</source>
   <translation>Erlaubt</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>Ends</source>
   <translation>Endet</translation>
  </message>
  <message>
   <source>Forbids too</source>
   <translation>Verbietet auch</translation>
  </message>
  <message>
   <source>None are signed: nothing can be made.</source>
   <translation>Nichts ist unterschrieben: Es kann nichts gemacht werden.</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nichts</translation>
  </message>
  <message>
   <source>Nothing beside what always is</source>
   <translation>Nichts außer dem, was immer gilt</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Am</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Urkunde</translation>
  </message>
  <message>
   <source>Recorded</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>Remixes</source>
   <translation>Weiterverarbeitung</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Unterschrieben von</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>Erklärung</translation>
  </message>
  <message>
   <source>Suspended: nobody may use it until other choices are signed</source>
   <translation>Ausgesetzt: Niemand darf ihn verwenden, bis eine andere Auswahl unterschrieben ist</translation>
  </message>
  <message>
   <source>The checks are evidence that somebody was there, not proof of who it was.</source>
   <translation>Die Prüfungen belegen, dass jemand da war; sie beweisen nicht, wer es war.</translation>
  </message>
  <message>
   <source>Who may</source>
   <translation>Wer darf</translation>
  </message>
  <message>
   <source>Withdrawn</source>
   <translation>Zurückgezogen</translation>
  </message>
 </context>
 <context>
  <name>SoundBar</name>
  <message>
   <source>Microphone</source>
   <translation>Mikrofon</translation>
  </message>
  <message>
   <source>No microphone</source>
   <translation>Kein Mikrofon</translation>
  </message>
 </context>
 <context>
  <name>Sources</name>
  <message>
   <source>1 clip is not shown:</source>
   <translation>1 Clip wird nicht gezeigt:</translation>
  </message>
  <message>
   <source>Folders that I follow</source>
   <translation>Ordner, denen ich folge</translation>
  </message>
  <message>
   <source>Followed folders</source>
   <translation>Ordner, denen du folgst</translation>
  </message>
  <message>
   <source>New to me</source>
   <translation>Neu für mich</translation>
  </message>
  <message>
   <source>Newest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <source>None yet.</source>
   <translation>Noch keine.</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Reihenfolge</translation>
  </message>
  <message>
   <source>People of this studio</source>
   <translation>Leute aus diesem Studio</translation>
  </message>
  <message>
   <source>Short clips</source>
   <translation>Kurze Clips</translation>
  </message>
  <message>
   <source>The newest comes first, until you wish for something else here.</source>
   <translation>Das Neueste kommt zuerst, bis du hier etwas anderes wünschst.</translation>
  </message>
  <message>
   <source>Unfollow</source>
   <translation>Nicht mehr folgen</translation>
  </message>
  <message>
   <source>{0} clips are not shown:</source>
   <translation>{0} Clips werden nicht gezeigt:</translation>
  </message>
 </context>
 <context>
  <name>Stage</name>
  <message>
   <source>Clip</source>
   <translation>Clip</translation>
  </message>
  <message>
   <source>Mute</source>
   <translation>Stumm</translation>
  </message>
  <message>
   <source>Next clip</source>
   <translation>Nächster Clip</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Previous clip</source>
   <translation>Voriger Clip</translation>
  </message>
  <message>
   <source>Sound on</source>
   <translation>Ton an</translation>
  </message>
  <message>
   <source>“{0}”</source>
   <translation>„{0}“</translation>
  </message>
 </context>
 <context>
  <name>Step</name>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
 </context>
 <context>
  <name>TrainingCard</name>
  <message>
   <source>How long to train</source>
   <translation>Wie lange trainiert wird</translation>
  </message>
  <message>
   <source>Not trained yet: clips can be drawn, but no model knows this face.</source>
   <translation>Noch nicht trainiert: Clips können gezeichnet werden, aber kein Modell kennt dieses Gesicht.</translation>
  </message>
  <message>
   <source>Show in the queue</source>
   <translation>In der Warteschlange zeigen</translation>
  </message>
  <message>
   <source>The newest sample</source>
   <translation>Die neueste Probe</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <source>Train again</source>
   <translation>Neu trainieren</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Fassung</translation>
  </message>
  <message>
   <source>What was trained lies in the vault, which is closed.</source>
   <translation>Das Trainierte liegt im Tresor, der geschlossen ist.</translation>
  </message>
 </context>
 <context>
  <name>Tray</name>
  <message>
   <source>A job did not work out. The queue says why.</source>
   <translation>Ein Auftrag ist nicht gelungen. Die Warteschlange sagt, warum.</translation>
  </message>
  <message>
   <source>A job is done.</source>
   <translation>Ein Auftrag ist fertig.</translation>
  </message>
 </context>
 <context>
  <name>UnlockDialog</name>
  <message>
   <source>At least {0} characters</source>
   <translation>Mindestens {0} Zeichen</translation>
  </message>
  <message>
   <source>It opens the vault when the passphrase is lost. Whoever has it can do that: keep it on paper.</source>
   <translation>Er öffnet den Tresor, wenn die Passphrase verloren ist. Wer ihn hat, kann das: bewahre ihn auf Papier auf.</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <source>Likeness Studio</source>
   <translation>Likeness Studio</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Noch einmal</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Passphrase</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Recovery code</source>
   <translation>Notfallcode</translation>
  </message>
  <message>
   <source>Set the passphrase</source>
   <translation>Passphrase setzen</translation>
  </message>
  <message>
   <source>The two are not the same.</source>
   <translation>Die beiden sind nicht gleich.</translation>
  </message>
  <message>
   <source>Then show a recovery code, to write down</source>
   <translation>Danach einen Notfallcode zeigen, zum Aufschreiben</translation>
  </message>
  <message>
   <source>Type it again.</source>
   <translation>Tipp sie noch einmal.</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Aufschließen</translation>
  </message>
 </context>
 <context>
  <name>VaultDialog</name>
  <message>
   <source>At least {0} characters</source>
   <translation>Mindestens {0} Zeichen</translation>
  </message>
  <message>
   <source>Avatars, clips, consents, log and settings in one encrypted file that opens on any machine. To bring it back: likeness restore FILE --data-dir FOLDER</source>
   <translation>Avatare, Clips, Einwilligungen, Protokoll und Einstellungen in einer verschlüsselten Datei, die sich auf jedem Rechner öffnet. Zurückholen: likeness restore FILE --data-dir FOLDER</translation>
  </message>
  <message>
   <source>Avatars: {0}, sealed files: {1}, {2} MB</source>
   <translation>Avatare: {0}, versiegelte Dateien: {1}, {2} MB</translation>
  </message>
  <message>
   <source>Back up the studio</source>
   <translation>Das Studio sichern</translation>
  </message>
  <message>
   <source>Back up…</source>
   <translation>Sichern …</translation>
  </message>
  <message>
   <source>Backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <source>Backup (*.likeness)</source>
   <translation>Sicherung (*.likeness)</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>From now on the vault opens with this passphrase, and no longer with what opened it before. Nobody can bring it back, the studio neither. The sealed files are not touched.</source>
   <translation>Ab jetzt öffnet sich der Tresor mit dieser Passphrase und nicht mehr mit dem, was ihn bisher öffnete. Niemand kann sie zurückbringen, auch das Studio nicht. Die versiegelten Dateien bleiben unberührt.</translation>
  </message>
  <message>
   <source>Holds</source>
   <translation>Enthält</translation>
  </message>
  <message>
   <source>Its own passphrase</source>
   <translation>Ihre eigene Passphrase</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Schlüssel</translation>
  </message>
  <message>
   <source>New passphrase…</source>
   <translation>Neue Passphrase …</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Noch einmal</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>Recovery code…</source>
   <translation>Notfallcode …</translation>
  </message>
  <message>
   <source>Saved {0}. Avatars: {1}, clips: {2}. Without its passphrase nobody can open it.</source>
   <translation>{0} gesichert. Avatare: {1}, Clips: {2}. Ohne ihre Passphrase kann niemand sie öffnen.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Stopped. Nothing was written.</source>
   <translation>Beendet. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Wird beendet …</translation>
  </message>
  <message>
   <source>The key</source>
   <translation>Der Schlüssel</translation>
  </message>
  <message>
   <source>The key is in {0} from now on.</source>
   <translation>Der Schlüssel liegt ab jetzt im {0}.</translation>
  </message>
  <message>
   <source>The two passphrases are not the same. Type them again.</source>
   <translation>Die beiden Passphrasen sind nicht gleich. Tipp sie noch einmal.</translation>
  </message>
  <message>
   <source>The vault</source>
   <translation>Der Tresor</translation>
  </message>
  <message>
   <source>The vault opens with the new passphrase from now on.</source>
   <translation>Der Tresor öffnet sich ab jetzt mit der neuen Passphrase.</translation>
  </message>
  <message>
   <source>Use the keychain</source>
   <translation>Schlüsselbund verwenden</translation>
  </message>
 </context>
 <context>
  <name>Verdict</name>
  <message>
   <source>A smaller size, a shorter length or another model is quicker.</source>
   <translation>Ein kleineres Format, eine kürzere Länge oder ein anderes Modell geht schneller.</translation>
  </message>
  <message>
   <source>About {0} on this machine.</source>
   <translation>Etwa {0} auf diesem Rechner.</translation>
  </message>
  <message>
   <source>How long it takes here shows with the first clip of this model.</source>
   <translation>Wie lange es hier dauert, zeigt der erste Clip dieses Modells.</translation>
  </message>
  <message>
   <source>Jobs before it: {0}.</source>
   <translation>Aufträge davor: {0}.</translation>
  </message>
  <message>
   <source>The queue is held.</source>
   <translation>Die Warteschlange steht.</translation>
  </message>
  <message>
   <source>{0} clips, about {1} each: {2} in all.</source>
   <translation>{0} Clips, je etwa {1}: zusammen {2}.</translation>
  </message>
 </context>
 <context>
  <name>VerifyPage</name>
  <message>
   <source>A clip, an exported folder, a receipt, a consent: whatever you would like to know about.</source>
   <translation>Ein Clip, ein exportierter Ordner, ein Beleg, eine Einwilligung: was immer du wissen möchtest.</translation>
  </message>
  <message>
   <source>Any file: who signed it, whether it is as it was, and who allowed it.</source>
   <translation>Jede Datei: wer sie unterschrieben hat, ob sie ist, wie sie war, und wer es erlaubt hat.</translation>
  </message>
  <message>
   <source>Choose files…</source>
   <translation>Dateien wählen …</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Drop a file here</source>
   <translation>Lass eine Datei hier fallen</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Dateien</translation>
  </message>
  <message>
   <source>Files…</source>
   <translation>Dateien …</translation>
  </message>
  <message>
   <source>Folder…</source>
   <translation>Ordner …</translation>
  </message>
  <message>
   <source>Forget all</source>
   <translation>Alles vergessen</translation>
  </message>
  <message>
   <source>It does not hold</source>
   <translation>Es hält nicht</translation>
  </message>
  <message>
   <source>It holds</source>
   <translation>Es hält</translation>
  </message>
  <message>
   <source>Looking at file {0} of {1}…</source>
   <translation>Datei {0} von {1} wird angesehen …</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Wird angesehen …</translation>
  </message>
  <message>
   <source>Nothing can be said</source>
   <translation>Dazu lässt sich nichts sagen</translation>
  </message>
  <message>
   <source>Save what was found</source>
   <translation>Ergebnis sichern</translation>
  </message>
  <message>
   <source>Saved {0}</source>
   <translation>{0} gesichert</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>Sichern …</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <source>Verify a folder…</source>
   <translation>Ordner prüfen …</translation>
  </message>
  <message>
   <source>Verify an exported folder</source>
   <translation>Exportierten Ordner prüfen</translation>
  </message>
  <message>
   <source>Verify files</source>
   <translation>Dateien prüfen</translation>
  </message>
  <message>
   <source>Verify files…</source>
   <translation>Dateien prüfen …</translation>
  </message>
  <message>
   <source>What it says of itself</source>
   <translation>Was sie von sich sagt</translation>
  </message>
  <message>
   <source>What nobody can know from it</source>
   <translation>Was daraus niemand wissen kann</translation>
  </message>
  <message>
   <source>What was checked</source>
   <translation>Was geprüft wurde</translation>
  </message>
 </context>
 <context>
  <name>VersionView</name>
  <message>
   <source>Erase this version…</source>
   <translation>Diese Fassung löschen…</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>The figures compare proportions and texture of the face with moments of the scan that training never saw. They rank the pictures of one run, and recognise nobody: your own eye decides.</source>
   <translation>Die Zahlen vergleichen Proportionen und Struktur des Gesichts mit Augenblicken des Scans, die das Training nie sah. Sie ordnen die Bilder eines Laufs und erkennen niemanden: dein eigenes Auge entscheidet.</translation>
  </message>
  <message>
   <source>Use it as after {0} steps</source>
   <translation>So verwenden wie nach {0} Schritten</translation>
  </message>
  <message>
   <source>Use this version</source>
   <translation>Diese Fassung verwenden</translation>
  </message>
 </context>
 <context>
  <name>VoiceCard</name>
  <message>
   <source>Play the sentence</source>
   <translation>Satz abspielen</translation>
  </message>
  <message>
   <source>Sentences</source>
   <translation>Sätze</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
 </context>
 <context>
  <name>VoiceStep</name>
  <message>
   <source>Another sentence</source>
   <translation>Anderer Satz</translation>
  </message>
  <message>
   <source>As you would say them to a friend. You may leave this out: the avatar then stays silent.</source>
   <translation>So, wie du sie einem Freund sagen würdest. Du kannst das auslassen: Der Avatar bleibt dann stumm.</translation>
  </message>
  <message>
   <source>It cannot go on</source>
   <translation>Es kann nicht weitergehen</translation>
  </message>
  <message>
   <source>Keep and go on</source>
   <translation>Behalten und weiter</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <source>Leave the voice out</source>
   <translation>Die Stimme auslassen</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Noch einmal suchen</translation>
  </message>
  <message>
   <source>Measure the room again</source>
   <translation>Den Raum neu messen</translation>
  </message>
  <message>
   <source>No microphone was found</source>
   <translation>Kein Mikrofon gefunden</translation>
  </message>
  <message>
   <source>One more sentence, or leave the voice out.</source>
   <translation>Noch ein Satz, oder lass die Stimme aus.</translation>
  </message>
  <message>
   <source>Plug one in and look again, or leave the voice out: the avatar then stays silent.</source>
   <translation>Schließ eines an und such noch einmal, oder lass die Stimme aus: Der Avatar bleibt dann stumm.</translation>
  </message>
  <message>
   <source>Read a few sentences</source>
   <translation>Lies ein paar Sätze vor</translation>
  </message>
  <message>
   <source>Read it again</source>
   <translation>Noch einmal lesen</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Urkunde</translation>
  </message>
  <message>
   <source>Record a voice after all</source>
   <translation>Doch eine Stimme aufnehmen</translation>
  </message>
  <message>
   <source>Sentences kept</source>
   <translation>Behaltene Sätze</translation>
  </message>
  <message>
   <source>Sound cannot be recorded</source>
   <translation>Ton kann nicht aufgenommen werden</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>The avatar stays silent. Its spoken yes has no voice to be compared with, so it gets the lower grade: clips of it stay in this studio.</source>
   <translation>Der Avatar bleibt stumm. Sein gesprochenes Ja hat keine Stimme zum Vergleich und deshalb die niedrigere Stufe: Clips von ihm bleiben in diesem Studio.</translation>
  </message>
  <message>
   <source>The microphone cannot be used</source>
   <translation>Das Mikrofon ist nicht brauchbar</translation>
  </message>
  <message>
   <source>The microphone is gone</source>
   <translation>Das Mikrofon ist weg</translation>
  </message>
  <message>
   <source>The one before</source>
   <translation>Der davor</translation>
  </message>
  <message>
   <source>Voice</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <source>Without a voice</source>
   <translation>Ohne Stimme</translation>
  </message>
  <message>
   <source>{0} more sentences, or leave the voice out.</source>
   <translation>Noch {0} Sätze, oder lass die Stimme aus.</translation>
  </message>
  <message>
   <source>{0} of {1} sentences are kept</source>
   <translation>{0} von {1} Sätzen behalten</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>A studio for clips of yourself. It runs on this machine and belongs to you.</source>
   <translation>Ein Studio für Clips von dir selbst. Es läuft auf diesem Rechner und gehört dir.</translation>
  </message>
  <message>
   <source>A webcam and five minutes. You say who may use it, for what, and until when. You sign it.</source>
   <translation>Eine Webcam und fünf Minuten. Du sagst, wer es verwenden darf, wofür und bis wann. Du unterschreibst es.</translation>
  </message>
  <message>
   <source>Ada is drawn, no real person. Try everything with her, and erase her later.</source>
   <translation>Ada ist gezeichnet, keine wirkliche Person. Probier alles mit ihr und lösch sie später.</translation>
  </message>
  <message>
   <source>Add Ada, a drawn person</source>
   <translation>Ada hinzufügen, eine gezeichnete Person</translation>
  </message>
  <message>
   <source>At the beach, waving, says “Good morning!” You see a draft while you type.</source>
   <translation>At the beach, waving, says “Good morning!” Während du tippst, siehst du einen Entwurf.</translation>
  </message>
  <message>
   <source>Begin</source>
   <translation>Beginnen</translation>
  </message>
  <message>
   <source>Clips are labelled as made by AI, and signed. You decide which of them go out.</source>
   <translation>Clips sind als KI-Clips gekennzeichnet und signiert. Du entscheidest, welche hinausgehen.</translation>
  </message>
  <message>
   <source>Create</source>
   <translation>Erstellen</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <source>Face, voice and what is learnt from them are encrypted here.</source>
   <translation>Gesicht, Stimme und was daraus gelernt wird, liegen hier verschlüsselt.</translation>
  </message>
  <message>
   <source>In the background, on this machine. A drawn likeness is there at once; a trained one later.</source>
   <translation>Im Hintergrund, auf diesem Rechner. Ein gezeichnetes Ebenbild ist sofort da, ein trainiertes später.</translation>
  </message>
  <message>
   <source>Let your avatar learn</source>
   <translation>Lass deinen Avatar lernen</translation>
  </message>
  <message>
   <source>No account, no cloud: everything works with the cable out.</source>
   <translation>Kein Konto, keine Cloud: Alles geht mit gezogenem Kabel.</translation>
  </message>
  <message>
   <source>Nothing is made of a face without its signed word, which can be taken back.</source>
   <translation>Nichts entsteht aus einem Gesicht ohne sein unterschriebenes Wort, und das lässt sich zurücknehmen.</translation>
  </message>
  <message>
   <source>Only looking around?</source>
   <translation>Nur mal umsehen?</translation>
  </message>
  <message>
   <source>Reading the sample's scan…</source>
   <translation>Der Scan des Beispiels wird gelesen …</translation>
  </message>
  <message>
   <source>Say what happens in the clip</source>
   <translation>Sag, was im Clip geschieht</translation>
  </message>
  <message>
   <source>Scan your face and say yes</source>
   <translation>Scanne dein Gesicht und sag Ja</translation>
  </message>
  <message>
   <source>Step {0}</source>
   <translation>Schritt {0}</translation>
  </message>
  <message>
   <source>Three steps to your first clip</source>
   <translation>Drei Schritte zum ersten Clip</translation>
  </message>
  <message>
   <source>Train</source>
   <translation>Trainieren</translation>
  </message>
  <message>
   <source>Welcome</source>
   <translation>Willkommen</translation>
  </message>
  <message>
   <source>What stays here</source>
   <translation>Was hier bleibt</translation>
  </message>
  <message>
   <source>{0} is here.</source>
   <translation>{0} ist da.</translation>
  </message>
 </context>
 <context>
  <name>WhoStep</name>
  <message>
   <source>1.  Your face: look around before the camera, about two minutes.</source>
   <translation>1.  Dein Gesicht: Schau dich vor der Kamera um, etwa zwei Minuten.</translation>
  </message>
  <message>
   <source>2.  Your voice, if you like: read twelve sentences aloud.</source>
   <translation>2.  Deine Stimme, wenn du magst: Lies zwölf Sätze vor.</translation>
  </message>
  <message>
   <source>3.  A short check that it is you: a few movements, and a spoken yes.</source>
   <translation>3.  Eine kurze Prüfung, dass du es bist: ein paar Bewegungen und ein gesprochenes Ja.</translation>
  </message>
  <message>
   <source>4.  Your word: you choose what is allowed, read it, and sign.</source>
   <translation>4.  Dein Wort: Du wählst, was erlaubt ist, liest es und unterschreibst.</translation>
  </message>
  <message>
   <source>A new avatar</source>
   <translation>Ein neuer Avatar</translation>
  </message>
  <message>
   <source>Drawn as</source>
   <translation>Gezeichnet als</translation>
  </message>
  <message>
   <source>From recordings that I have…</source>
   <translation>Aus Aufnahmen, die ich habe …</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Only you can make an avatar of yourself. It takes about five minutes.</source>
   <translation>Nur du kannst einen Avatar von dir machen. Es dauert etwa fünf Minuten.</translation>
  </message>
  <message>
   <source>There is an avatar named {0} already.</source>
   <translation>Einen Avatar namens {0} gibt es schon.</translation>
  </message>
  <message>
   <source>Until you sign, all of it is in this computer's memory only. After that it is kept encrypted here and sent nowhere. You can take it back at any time.</source>
   <translation>Bis du unterschreibst, liegt alles nur im Speicher dieses Rechners. Danach wird es hier verschlüsselt aufbewahrt und nirgendwohin geschickt. Du kannst es jederzeit zurücknehmen.</translation>
  </message>
  <message>
   <source>What happens now</source>
   <translation>Was jetzt geschieht</translation>
  </message>
  <message>
   <source>What the studio calls it</source>
   <translation>Wie das Studio ihn nennt</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Wer</translation>
  </message>
 </context>
 <context>
  <name>Wizard</name>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>New avatar</source>
   <translation>Neuer Avatar</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <source>Stay</source>
   <translation>Bleiben</translation>
  </message>
  <message>
   <source>Stop and forget</source>
   <translation>Beenden und vergessen</translation>
  </message>
  <message>
   <source>Stop here?</source>
   <translation>Hier aufhören?</translation>
  </message>
  <message>
   <source>What was recorded so far is forgotten; nothing of it was written to disk.</source>
   <translation>Was bis jetzt aufgenommen wurde, wird vergessen; nichts davon wurde gespeichert.</translation>
  </message>
 </context>
 <context>
  <name>WordStep</name>
  <message>
   <source>Checking…</source>
   <translation>Wird geprüft …</translation>
  </message>
  <message>
   <source>Choose what is allowed; the statement says it in words. You can change or withdraw it later.</source>
   <translation>Wähle, was erlaubt ist; die Erklärung sagt es in Worten. Du kannst es später ändern oder zurückziehen.</translation>
  </message>
  <message>
   <source>I am at least 18 years old.</source>
   <translation>Ich bin mindestens 18 Jahre alt.</translation>
  </message>
  <message>
   <source>I have read this statement and agree.</source>
   <translation>Ich habe diese Erklärung gelesen und stimme zu.</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>Read the statement, then agree.</source>
   <translation>Lies die Erklärung, dann stimme zu.</translation>
  </message>
  <message>
   <source>Say that you are of age.</source>
   <translation>Sag, dass du volljährig bist.</translation>
  </message>
  <message>
   <source>Sign and create</source>
   <translation>Unterschreiben und anlegen</translation>
  </message>
  <message>
   <source>Sign with your full name.</source>
   <translation>Unterschreib mit deinem vollen Namen.</translation>
  </message>
  <message>
   <source>Signature: your full name</source>
   <translation>Unterschrift: dein voller Name</translation>
  </message>
  <message>
   <source>Signed</source>
   <translation>Unterschrieben</translation>
  </message>
  <message>
   <source>Statement</source>
   <translation>Erklärung</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Stopped. Nothing was written.</source>
   <translation>Beendet. Nichts wurde geschrieben.</translation>
  </message>
  <message>
   <source>Stopping…</source>
   <translation>Wird beendet …</translation>
  </message>
  <message>
   <source>You decide</source>
   <translation>Du entscheidest</translation>
  </message>
  <message>
   <source>Your full name</source>
   <translation>Dein voller Name</translation>
  </message>
  <message>
   <source>Your word</source>
   <translation>Dein Wort</translation>
  </message>
 </context>
 <context>
  <name>words</name>
  <message>
   <source>, </source>
   <translation>, </translation>
  </message>
  <message>
   <source>1 clip</source>
   <translation>1 Clip</translation>
  </message>
  <message>
   <source>1 clip here</source>
   <translation>1 Clip hier</translation>
  </message>
  <message>
   <source>1 day</source>
   <translation>1 Tag</translation>
  </message>
  <message>
   <source>1 day left</source>
   <translation>noch 1 Tag</translation>
  </message>
  <message>
   <source>1 grant in force</source>
   <translation>1 gültige Erlaubnis</translation>
  </message>
  <message>
   <source>1 month</source>
   <translation>1 Monat</translation>
  </message>
  <message>
   <source>1 year</source>
   <translation>1 Jahr</translation>
  </message>
  <message>
   <source>A consent is not prolonged. To go on, the person scans once more and signs a new one: a new avatar.</source>
   <translation>Eine Einwilligung wird nicht verlängert. Damit es weitergeht, macht die Person einen neuen Scan und unterschreibt neu: ein neuer Avatar.</translation>
  </message>
  <message>
   <source>A drawn sample person, who is nobody</source>
   <translation>Eine gezeichnete Beispielperson, die niemand ist</translation>
  </message>
  <message>
   <source>Advertising and selling</source>
   <translation>Werbung und Verkauf</translation>
  </message>
  <message>
   <source>After {0} steps</source>
   <translation>Nach {0} Schritten</translation>
  </message>
  <message>
   <source>Alcohol, tobacco and drugs</source>
   <translation>Alkohol, Tabak und Drogen</translation>
  </message>
  <message>
   <source>Allow desktop apps under Settings &gt; Privacy &amp; security &gt; Camera, then look again.</source>
   <translation>Erlaube Desktop-Apps unter Einstellungen &gt; Datenschutz und Sicherheit &gt; Kamera und such dann noch einmal.</translation>
  </message>
  <message>
   <source>Allow it in your desktop's privacy settings, or check that you may use video devices (group video).</source>
   <translation>Erlaube es in den Privatsphäre-Einstellungen deines Desktops, oder prüfe, ob du Videogeräte benutzen darfst (Gruppe video).</translation>
  </message>
  <message>
   <source>Allow it under System Settings &gt; Privacy &amp; Security &gt; Camera, then start the studio again.</source>
   <translation>Erlaube es unter Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Kamera und starte das Studio neu.</translation>
  </message>
  <message>
   <source>Allows</source>
   <translation>Erlaubt</translation>
  </message>
  <message>
   <source>Can be drawn, not trained yet</source>
   <translation>Kann gezeichnet werden, noch nicht trainiert</translation>
  </message>
  <message>
   <source>Cancelled {0}</source>
   <translation>Abgebrochen {0}</translation>
  </message>
  <message>
   <source>Clips may be public</source>
   <translation>Clips dürfen öffentlich sein</translation>
  </message>
  <message>
   <source>Clips may go to peers</source>
   <translation>Clips dürfen zu Gleichgestellten</translation>
  </message>
  <message>
   <source>Clips stay in that studio</source>
   <translation>Clips bleiben in jenem Studio</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Abstand</translation>
  </message>
  <message>
   <source>Done {0}</source>
   <translation>Fertig {0}</translation>
  </message>
  <message>
   <source>Done {0}, took {1}</source>
   <translation>Fertig {0}, dauerte {1}</translation>
  </message>
  <message>
   <source>Ended on {0}</source>
   <translation>Endete am {0}</translation>
  </message>
  <message>
   <source>Ends today</source>
   <translation>Endet heute</translation>
  </message>
  <message>
   <source>Erased for good: scan, voice, trained model, checkpoints, the avatar's key, its name and sentences. Work that waits or runs is stopped. What stays: finished clips until you erase them, the signed consent with its withdrawal, and a line in the log. Copies of clips that are elsewhere cannot be called back.</source>
   <translation>Endgültig gelöscht: Scan, Stimme, trainiertes Modell, Zwischenstände, der Schlüssel des Avatars, sein Name und seine Sätze. Arbeit, die wartet oder läuft, wird beendet. Was bleibt: fertige Clips, bis du sie löschst, die unterschriebene Einwilligung mit ihrem Widerruf und eine Zeile im Protokoll. Kopien von Clips anderswo können nicht zurückgerufen werden.</translation>
  </message>
  <message>
   <source>Everyone</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Face</source>
   <translation>Gesicht</translation>
  </message>
  <message>
   <source>For everybody: {0}</source>
   <translation>Für alle: {0}</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Aus</translation>
  </message>
  <message>
   <source>From a file</source>
   <translation>Aus einer Datei</translation>
  </message>
  <message>
   <source>From files</source>
   <translation>Aus Dateien</translation>
  </message>
  <message>
   <source>Grade</source>
   <translation>Stufe</translation>
  </message>
  <message>
   <source>In use</source>
   <translation>In Gebrauch</translation>
  </message>
  <message>
   <source>Interrupted. Resume to go on from where it was.</source>
   <translation>Unterbrochen. Setz fort, um weiterzumachen, wo es war.</translation>
  </message>
  <message>
   <source>Landscape 16:9</source>
   <translation>Querformat 16:9</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Licht</translation>
  </message>
  <message>
   <source>Lines are spoken by the engine {0}.</source>
   <translation>Text spricht die Stimme {0}.</translation>
  </message>
  <message>
   <source>Live</source>
   <translation>Live</translation>
  </message>
  <message>
   <source>Live: before camera and microphone, with both checks</source>
   <translation>Live: vor Kamera und Mikrofon, mit beiden Prüfungen</translation>
  </message>
  <message>
   <source>Longer: {0} steps</source>
   <translation>Länger: {0} Schritte</translation>
  </message>
  <message>
   <source>Lower: clips stay in this studio</source>
   <translation>Niedriger: Clips bleiben in diesem Studio</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>Gemacht von</translation>
  </message>
  <message>
   <source>Made on</source>
   <translation>Gemacht am</translation>
  </message>
  <message>
   <source>Make videos in which I seem to appear</source>
   <translation>Videos machen, in denen ich zu sehen scheine</translation>
  </message>
  <message>
   <source>Making videos</source>
   <translation>Videos machen</translation>
  </message>
  <message>
   <source>Man</source>
   <translation>Mann</translation>
  </message>
  <message>
   <source>Me, and people I follow who follow me</source>
   <translation>Ich und Menschen, denen ich folge und die mir folgen</translation>
  </message>
  <message>
   <source>Me, and people who follow me</source>
   <translation>Ich und Menschen, die mir folgen</translation>
  </message>
  <message>
   <source>Me, and studios that I name</source>
   <translation>Ich und Studios, die ich nenne</translation>
  </message>
  <message>
   <source>Medical, legal and money advice</source>
   <translation>Rat zu Medizin, Recht und Geld</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Niemals</translation>
  </message>
  <message>
   <source>Next, within a minute</source>
   <translation>Als Nächstes, binnen einer Minute</translation>
  </message>
  <message>
   <source>No</source>
   <translation>Nein</translation>
  </message>
  <message>
   <source>No engine speaks in it yet.</source>
   <translation>Noch spricht keine Stimme damit.</translation>
  </message>
  <message>
   <source>Nobody</source>
   <translation>Niemanden</translation>
  </message>
  <message>
   <source>Nobody, for now</source>
   <translation>Vorerst niemand</translation>
  </message>
  <message>
   <source>None: clips stay silent. A voice comes with a new avatar, as its consent names the recordings.</source>
   <translation>Keine: Clips bleiben stumm. Eine Stimme kommt mit einem neuen Avatar, denn die Einwilligung nennt die Aufnahmen.</translation>
  </message>
  <message>
   <source>Not allowed</source>
   <translation>Nicht erlaubt</translation>
  </message>
  <message>
   <source>Not seen: {0}. There the likeness is a guess.</source>
   <translation>Nicht gesehen: {0}. Dort ist die Ähnlichkeit geraten.</translation>
  </message>
  <message>
   <source>Not trained yet</source>
   <translation>Noch nicht trainiert</translation>
  </message>
  <message>
   <source>Only after asking me, each time</source>
   <translation>Nur nachdem man mich jedes Mal fragt</translation>
  </message>
  <message>
   <source>Only me, in this studio</source>
   <translation>Nur ich, in diesem Studio</translation>
  </message>
  <message>
   <source>Others may remix</source>
   <translation>Andere dürfen remixen</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Politics</source>
   <translation>Politik</translation>
  </message>
  <message>
   <source>Portrait 9:16</source>
   <translation>Hochformat 9:16</translation>
  </message>
  <message>
   <source>Presence check</source>
   <translation>Anwesenheitsprüfung</translation>
  </message>
  <message>
   <source>Ready, silent</source>
   <translation>Bereit, stumm</translation>
  </message>
  <message>
   <source>Ready, with a voice</source>
   <translation>Bereit, mit Stimme</translation>
  </message>
  <message>
   <source>Recorded</source>
   <translation>Aufgenommen</translation>
  </message>
  <message>
   <source>Religion</source>
   <translation>Religion</translation>
  </message>
  <message>
   <source>Remix</source>
   <translation>Remix</translation>
  </message>
  <message>
   <source>Remixed from</source>
   <translation>Entstanden aus</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>Läuft</translation>
  </message>
  <message>
   <source>Save videos outside the studio</source>
   <translation>Videos außerhalb des Studios sichern</translation>
  </message>
  <message>
   <source>Saving videos outside the studio</source>
   <translation>Sichern von Videos außerhalb des Studios</translation>
  </message>
  <message>
   <source>Scanned live</source>
   <translation>Live gescannt</translation>
  </message>
  <message>
   <source>Sharpness</source>
   <translation>Schärfe</translation>
  </message>
  <message>
   <source>Shorter: {0} steps</source>
   <translation>Kürzer: {0} Schritte</translation>
  </message>
  <message>
   <source>Shows</source>
   <translation>Zeigt</translation>
  </message>
  <message>
   <source>Signed by</source>
   <translation>Unterschrieben von</translation>
  </message>
  <message>
   <source>Somebody not known here</source>
   <translation>Jemand, der hier nicht bekannt ist</translation>
  </message>
  <message>
   <source>Speak in my voice</source>
   <translation>Mit meiner Stimme sprechen</translation>
  </message>
  <message>
   <source>Speaking in the voice</source>
   <translation>Sprechen mit der Stimme</translation>
  </message>
  <message>
   <source>Spoken yes</source>
   <translation>Gesprochenes Ja</translation>
  </message>
  <message>
   <source>Square 1:1</source>
   <translation>Quadrat 1:1</translation>
  </message>
  <message>
   <source>Starts in about {0} h</source>
   <translation>Beginnt in etwa {0} Std.</translation>
  </message>
  <message>
   <source>Starts in about {0} min</source>
   <translation>Beginnt in etwa {0} Min.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Beendet.</translation>
  </message>
  <message>
   <source>Stopped. {0}</source>
   <translation>Beendet. {0}</translation>
  </message>
  <message>
   <source>The head at rest is never seen, so its sides could not be told apart.</source>
   <translation>Der Kopf ist nie in Ruhe zu sehen; seine Seiten ließen sich daher nicht unterscheiden.</translation>
  </message>
  <message>
   <source>The recordings lie in the vault, which is closed.</source>
   <translation>Die Aufnahmen liegen im Tresor, der geschlossen ist.</translation>
  </message>
  <message>
   <source>The room is at {0} dB.</source>
   <translation>Der Raum liegt bei {0} dB.</translation>
  </message>
  <message>
   <source>Thin: {0}.</source>
   <translation>Dünn: {0}.</translation>
  </message>
  <message>
   <source>This is a bug in Likeness Studio; the log says where.</source>
   <translation>Das ist ein Fehler in Likeness Studio; das Protokoll sagt, wo.</translation>
  </message>
  <message>
   <source>Train a model of my face on this computer</source>
   <translation>Auf diesem Rechner ein Modell meines Gesichts trainieren</translation>
  </message>
  <message>
   <source>Training a model of the face</source>
   <translation>Trainieren eines Modells des Gesichts</translation>
  </message>
  <message>
   <source>Used for</source>
   <translation>Verwendet für</translation>
  </message>
  <message>
   <source>Usual: {0} steps</source>
   <translation>Üblich: {0} Schritte</translation>
  </message>
  <message>
   <source>Valid</source>
   <translation>Gültig</translation>
  </message>
  <message>
   <source>Violence and weapons</source>
   <translation>Gewalt und Waffen</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>Who may use it</source>
   <translation>Wer es verwenden darf</translation>
  </message>
  <message>
   <source>Withdrawn on {0}</source>
   <translation>Widerrufen am {0}</translation>
  </message>
  <message>
   <source>Woman</source>
   <translation>Frau</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Ja</translation>
  </message>
  <message>
   <source>about {0} h left</source>
   <translation>noch etwa {0} Std.</translation>
  </message>
  <message>
   <source>about {0} min left</source>
   <translation>noch etwa {0} Min.</translation>
  </message>
  <message>
   <source>about {0} s left</source>
   <translation>noch etwa {0} s</translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <source>d MMM yyyy, HH:mm</source>
   <translation>d. MMM yyyy, HH:mm</translation>
  </message>
  <message>
   <source>from a file</source>
   <translation>aus einer Datei</translation>
  </message>
  <message>
   <source>high priority</source>
   <translation>hoher Vorrang</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
  <message>
   <source>key {0}, known to you</source>
   <translation>Schlüssel {0}, dir bekannt</translation>
  </message>
  <message>
   <source>key {0}, not known to you</source>
   <translation>Schlüssel {0}, dir nicht bekannt</translation>
  </message>
  <message>
   <source>likeness {0}</source>
   <translation>Ähnlichkeit {0}</translation>
  </message>
  <message>
   <source>live</source>
   <translation>live</translation>
  </message>
  <message>
   <source>looking like a minor</source>
   <translation>wie minderjährig aussehen</translation>
  </message>
  <message>
   <source>low priority</source>
   <translation>niedriger Vorrang</translation>
  </message>
  <message>
   <source>not passed</source>
   <translation>nicht bestanden</translation>
  </message>
  <message>
   <source>nudity</source>
   <translation>Nacktheit</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>bestanden</translation>
  </message>
  <message>
   <source>pretending to be me</source>
   <translation>vorgeben, ich zu sein</translation>
  </message>
  <message>
   <source>rank {0}</source>
   <translation>Rang {0}</translation>
  </message>
  <message>
   <source>sexual content</source>
   <translation>sexuelle Inhalte</translation>
  </message>
  <message>
   <source>taken back</source>
   <translation>zurückgenommen</translation>
  </message>
  <message>
   <source>the most like the scan</source>
   <translation>dem Scan am ähnlichsten</translation>
  </message>
  <message>
   <source>this studio, key {0}</source>
   <translation>dieses Studio, Schlüssel {0}</translation>
  </message>
  <message>
   <source>took {0}</source>
   <translation>dauerte {0}</translation>
  </message>
  <message>
   <source>until {0}</source>
   <translation>bis {0}</translation>
  </message>
  <message>
   <source>{0} clips</source>
   <translation>{0} Clips</translation>
  </message>
  <message>
   <source>{0} clips here</source>
   <translation>{0} Clips hier</translation>
  </message>
  <message>
   <source>{0} days</source>
   <translation>{0} Tage</translation>
  </message>
  <message>
   <source>{0} days left</source>
   <translation>noch {0} Tage</translation>
  </message>
  <message>
   <source>{0} grants in force</source>
   <translation>{0} gültige Erlaubnisse</translation>
  </message>
  <message>
   <source>{0} h</source>
   <translation>{0} Std.</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} Min.</translation>
  </message>
  <message>
   <source>{0} months</source>
   <translation>{0} Monate</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} von {1}</translation>
  </message>
  <message>
   <source>{0} of {1} clips made here</source>
   <translation>{0} von {1} Clips hier gemacht</translation>
  </message>
  <message>
   <source>{0} of {1} parts are full, with {2} good frames in {3}. {4}.</source>
   <translation>{0} von {1} Teilen sind voll, mit {2} guten Bildern in {3}. {4}.</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
  <message>
   <source>{0} sentences, {1}.</source>
   <translation>{0} Sätze, {1}.</translation>
  </message>
  <message>
   <source>{0} steps</source>
   <translation>{0} Schritte</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>{0} bis {1}</translation>
  </message>
  <message>
   <source>{0} years</source>
   <translation>{0} Jahre</translation>
  </message>
  <message>
   <source>{0}, allowed until {1}</source>
   <translation>{0}, erlaubt bis {1}</translation>
  </message>
  <message>
   <source>{0}, in use</source>
   <translation>{0}, in Gebrauch</translation>
  </message>
  <message>
   <source>{0}, {1} long</source>
   <translation>{0}, Länge {1}</translation>
  </message>
  <message>
   <source>{0}, {1}, {2}</source>
   <translation>{0}, {1}, {2}</translation>
  </message>
  <message>
   <source>{0}, {1}.</source>
   <translation>{0}, {1}.</translation>
  </message>
  <message>
   <source>{0}: {1} frames, {2} %</source>
   <translation>{0}: {1} Bilder, {2} %</translation>
  </message>
 </context>
</TS>

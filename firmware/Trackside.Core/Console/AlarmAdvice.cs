using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What each alarm means and what to do, in one line: <c>help decoder-silent</c>. In the order of <see cref="Alarm"/>. Any thread.</summary>
    public static class AlarmAdvice
    {
        private static readonly string[] english =
        {
            "UTC unknown, nothing permits: see to time server, network, its address in the venue file",
            "no time source, the clock goes on by itself: bring the server back before it is lost",
            "two time servers contradict each other: find which one lies, or take it out",
            "the GNSS receiver has no valid time: antenna under open sky, cable; wait 15 min",
            "the flash refuses: see that the passings are in, then replace the board",
            "no room for a passing: no gateway acknowledges; bring it back; what was refused is lost",
            "stored passings are damaged and lost: see to the supply, then reboot; replace the board if it comes again",
            "the decoder says nothing: supply, serial cable, 115,200 baud",
            "the decoder lost passings: serial cable, decoder overloaded",
            "damaged bytes on a serial line: ground, shield, length of the cable",
            "a loop is noisy: cables, inverters or screens beside it, a wet connector",
            "a loop's line is stuck: a vehicle stands on it, else a short",
            "more edges than vehicles make: bad contact or interference; unplug to find it",
            "the sources of a loop contradict each other, or one is silent: type loops",
            "a vehicle ran against the direction: look at the track; ends after 20 s",
            "the marker did not time a crossing, another source did: selftest capture",
            "a lamp failed: type lamps, change it; with the circuit closed, panel test",
            "the red or yellow applied is not proved: go to the post with a flag",
            "the guard saw a forbidden pair of lamps: mend it, then key and lamp test for 3 s",
            "a button is stuck, bounces or is shorted: type panel",
            "the panel cannot show what it is asked and shows what restricts more: failed lamps",
            "the next post does not prove its flag, this one stands in: go to that post",
            "the battery is low: mains, charger, battery",
            "the I2C bus was switched off: sensors and expander are dead; cable; tried again every 2 min while the circuit is closed",
            "a part of the program failed and stays restrictive: note status and log, then reboot",
            "the interlock is in its fault state: type sign; mend it, then the control box's key",
            "a sign sees an arrow too many: put it out, then the sign's key",
            "a box is locked out of the interlock: it must stay dark or covered; lift it afterwards",
            "a new configuration was given up, the one before is in use: type config; mend it, flash config",
            "a message was forged, replayed or of an unknown issuer: keys of the box, then who sends; ends 60 s after the last",
            "a tick took longer than 100 ms: note status; flash, I2C or TLS",
            "little memory is left: note status, reboot with the circuit closed",
            "inputs or messages were lost: noise on an input, or too many messages",
            "UTC is off by a step that waits for the end of the session: mind it in the times",
            "one of two time servers does not answer: bring it back",
            "a second vehicle is on the stage that nobody allowed: stop it, then stage clear once the marshals have looked",
            "a vehicle started before its green: its run is marked; ends after 60 s",
        };

        private static readonly string[] french =
        {
            "heure UTC inconnue, rien ne permet : serveur de temps, réseau, adresse dans le fichier du site",
            "plus de source de temps, l'horloge avance seule : rétablissez le serveur avant qu'elle ne soit perdue",
            "deux serveurs de temps se contredisent : trouvez lequel ment, ou retirez-le",
            "le récepteur GNSS n'a pas l'heure : antenne à ciel ouvert, câble ; attendez 15 min",
            "la mémoire flash refuse : sauvez les passages (gateway), puis remplacez la carte",
            "plus de place pour un passage : la passerelle n'acquitte pas ; remettez-la en marche ; ce qui fut refusé est perdu",
            "des passages stockés sont abîmés et perdus : voyez l'alimentation, puis reboot ; si cela revient, remplacez la carte",
            "le décodeur se tait : alimentation, câble série, débit 115200",
            "le décodeur a perdu des passages : câble série, décodeur surchargé",
            "octets abîmés sur une ligne série : masse, blindage, longueur du câble",
            "boucle bruyante : câbles, variateurs ou écrans à côté, connecteur humide",
            "ligne de boucle bloquée : véhicule arrêté dessus, sinon court-circuit",
            "trop de fronts sur une boucle : mauvais contact ou parasite ; débranchez pour trouver",
            "les sources d'une boucle se contredisent ou une se tait : tapez loops",
            "un véhicule a roulé à contresens : regardez la piste ; s'éteint après 20 s",
            "le marqueur n'a pas daté un passage, une autre source l'a fait : selftest capture",
            "un feu est en panne : tapez lamps, changez-le ; circuit fermé, panel test",
            "le rouge ou jaune appliqué n'est pas prouvé : allez au poste, drapeau à la main",
            "la garde a vu deux feux interdits ensemble : réparez, puis clé et essai des feux 3 s",
            "un bouton est coincé, rebondit ou est en court-circuit : tapez panel",
            "le panneau ne peut montrer ce qui est demandé et montre plus restrictif : feux en panne",
            "le poste voisin ne prouve pas son drapeau, celui-ci le remplace : allez au voisin",
            "batterie faible : secteur, chargeur, batterie",
            "le bus I2C est coupé : capteurs et extension de boutons muets ; câble ; réessai toutes les 2 min, circuit fermé",
            "une partie du programme a échoué et reste restrictive : notez status et log, puis reboot",
            "l'inversion est en défaut : tapez sign ; réparez, puis la clé du boîtier de contrôle",
            "un panneau voit une flèche de trop : éteignez-la, puis la clé du panneau",
            "un boîtier est exclu de l'inversion : il doit rester éteint ou masqué ; levez l'exclusion ensuite",
            "une nouvelle configuration est abandonnée, l'ancienne sert : tapez config ; corrigez, flash config",
            "message falsifié, rejoué ou d'un inconnu : clés du boîtier, puis cherchez qui émet ; finit 60 s après le dernier",
            "un tour de boucle a dépassé 100 ms : notez status ; flash, I2C ou TLS",
            "peu de mémoire : notez status, reboot circuit fermé",
            "des entrées ou messages ont été perdus : parasites sur une entrée, ou trop de messages",
            "UTC est fausse d'un saut remis à la fin de la session : tenez-en compte dans les temps",
            "un des deux serveurs de temps se tait : remettez-le en marche",
            "un second véhicule est sur la spéciale sans accord : arrêtez-le, puis stage clear quand les commissaires ont vu",
            "un véhicule est parti avant le vert : sa course est marquée ; finit après 60 s",
        };

        /// <summary>Whether a word names an alarm.</summary>
        public static bool IsAlarm(string name)
        {
            return NumberOf(name) >= 0;
        }

        /// <summary>The line for an alarm, in French.</summary>
        public static string InFrench(string name)
        {
            return french[NumberOf(name)];
        }

        /// <summary>The line for an alarm, in English.</summary>
        public static string InEnglish(string name)
        {
            return english[NumberOf(name)];
        }

        private static int NumberOf(string name)
        {
            for (int i = 0; i < AlarmNames.Count && i < english.Length; i++)
            {
                if (AlarmNames.Of(i) == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}

namespace Trackside.Messages
{
    /// <summary>
    /// The words for <see cref="Proof"/>: in messages, and for marshals in French and English. One table; <c>#</c> in a sentence stands for
    /// the box. Any thread.
    /// </summary>
    public static class ProofWords
    {
        private static readonly string[] codes =
        {
            "none", "session", "request", "key", "red", "route", "section", "permits", "tokens", "empty", "sweep", "dark", "lit",
            "barrier", "place", "commit", "commit-post", "partner", "conflict", "stored", "on-site",
        };

        private static readonly string[] english =
        {
            "nothing is missing",
            "the session is still open: close it",
            "race control has not asked: ask for the direction",
            "the key on the control box has not been turned: turn it within 60 s",
            "post # does not prove red: look at its lamps and its link",
            "post # does not know this direction: check its link and its configuration",
            "post # has not pressed \"section clear\"",
            "earlier permissions are running out: wait 4 s",
            "a vehicle that went out has not come in",
            "the track is not proved empty: wait for the quiet time or send the sweep car",
            "the sweep car has not seen every loop in the order of the new direction",
            "sign # does not prove that it is dark: look at it",
            "sign # does not prove its arrow: look at it",
            "the barrier # does not stand for the new direction",
            "# is not confirmed for the new direction",
            "race control has not committed",
            "the start/finish post # has not committed: press \"section clear\" there",
            "the partner circuit is not ready in the same direction, or its red button was pressed",
            "sign # senses an arrow that nobody asked for: switch it off and look at it",
            "the control box cannot write its storage: replace it",
            "post # has not confirmed on site: hold \"section clear\" there for a second",
        };

        private static readonly string[] french =
        {
            "il ne manque rien",
            "la session est encore ouverte : fermez-la",
            "la direction de course n'a rien demandé : demandez le sens",
            "la clé du boîtier de contrôle n'a pas été tournée : tournez-la dans les 60 s",
            "le poste # ne prouve pas le rouge : vérifiez ses feux et sa liaison",
            "le poste # ne connaît pas ce sens : vérifiez sa liaison et sa configuration",
            "le poste # n'a pas appuyé sur « secteur libre »",
            "les autorisations précédentes expirent : attendez 4 s",
            "un véhicule sorti n'est pas rentré",
            "la piste n'est pas prouvée vide : attendez le temps de silence ou envoyez la voiture balai",
            "la voiture balai n'a pas vu toutes les boucles dans l'ordre du nouveau sens",
            "le panneau # ne prouve pas qu'il est éteint : allez le voir",
            "le panneau # ne prouve pas sa flèche : allez le voir",
            "la barrière # n'est pas en place pour le nouveau sens",
            "# n'est pas confirmé pour le nouveau sens",
            "la direction de course n'a pas validé",
            "le poste de départ # n'a pas validé : appuyez sur « secteur libre »",
            "le circuit associé n'est pas prêt dans le même sens, ou son bouton rouge a été enfoncé",
            "le panneau # voit une flèche que personne n'a demandée : coupez-le et allez le voir",
            "le boîtier de contrôle ne peut pas écrire sa mémoire : remplacez-le",
            "le poste # n'a pas confirmé sur place : maintenez « secteur libre » une seconde",
        };

        /// <summary>How many proofs there are.</summary>
        public static int Count { get { return codes.Length; } }

        /// <summary>The word in messages.</summary>
        public static string Of(Proof proof)
        {
            return codes[(int)proof];
        }

        /// <summary>The word and the box it is missing from, as messages list it: <c>lit:speed-s1</c>.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="box">The box or place; null where the proof is the circuit's.</param>
        public static string Of(Proof proof, string box)
        {
            return box == null ? codes[(int)proof] : codes[(int)proof] + ":" + box;
        }

        /// <summary>The proof of a word; <see cref="Proof.None"/> where it is none of ours.</summary>
        public static Proof Parse(string word)
        {
            for (int i = 0; i < codes.Length; i++)
            {
                if (codes[i] == word)
                {
                    return (Proof)i;
                }
            }

            return Proof.None;
        }

        /// <summary>What is missing and what to do, in English.</summary>
        /// <param name="proof">The proof.</param>
        /// <param name="box">The box or place; null where the proof is the circuit's.</param>
        public static string InEnglish(Proof proof, string box)
        {
            return Put(english[(int)proof], box);
        }

        /// <summary>The same in French.</summary>
        public static string InFrench(Proof proof, string box)
        {
            return Put(french[(int)proof], box);
        }

        private static string Put(string sentence, string box)
        {
            string[] parts = sentence.Split('#');
            return parts.Length < 2 ? sentence : parts[0] + box + parts[1];
        }
    }
}

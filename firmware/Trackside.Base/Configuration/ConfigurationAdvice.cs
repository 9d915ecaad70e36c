using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What a technician is told of a configuration that was not taken: what, where, and what to do. Once at start-up; allocates.</summary>
    public static class ConfigurationAdvice
    {
        private static readonly string[] english =
        {
            "is taken", "is missing", "is longer than 2048 bytes", "does not fit its seal: it is damaged or was edited by hand",
            "cannot be read", "holds a key this firmware does not know", "is of another version of the format",
            "is for another board", "holds a name that may not stand in a topic", "names no role, or an unknown one",
            "lacks what a role needs, or holds a name twice", "holds an address that is no IPv4 literal such as 192.168.10.2",
        };

        private static readonly string[] french =
        {
            "est prise", "est absente", "dépasse 2048 octets", "ne correspond pas à son sceau : endommagée ou modifiée à la main",
            "est illisible", "contient une clé inconnue de ce micrologiciel", "est d'une autre version du format",
            "est destinée à une autre carte", "contient un nom interdit dans un sujet", "ne nomme aucun rôle connu",
            "ne contient pas ce qu'un rôle demande, ou contient deux fois un nom", "contient une adresse qui n'est pas de la forme 192.168.10.2",
        };

        /// <summary>What stands before the reason when a board cannot serve the roles it was given.</summary>
        public const string Unfit = "config.json ne convient pas à cette carte / does not fit this board: ";

        /// <summary>One line in English.</summary>
        public static string InEnglish(BoxConfiguration configuration)
        {
            return "config.json " + english[(int)configuration.Fault] + Place(configuration)
                + ". Nothing is driven. Deploy the box's configuration again from the venue file.";
        }

        /// <summary>The same in French.</summary>
        public static string InFrench(BoxConfiguration configuration)
        {
            return "config.json " + french[(int)configuration.Fault] + Place(configuration)
                + ". Aucune sortie n'est commandée. Déployez à nouveau la configuration du boîtier.";
        }

        /// <summary>What is wrong with one that was only offered, in French or English.</summary>
        public static string Fault(BoxConfiguration configuration, bool inFrench)
        {
            return (inFrench ? french : english)[(int)configuration.Fault] + Place(configuration);
        }

        private static string Place(BoxConfiguration configuration)
        {
            string place = configuration.FaultField < 0 ? string.Empty : " (" + new ConfigurationMessage().KeyOf(configuration.FaultField) + ")";
            return configuration.CodecError == CodecError.None ? place : place + " [" + ((int)configuration.CodecError).ToString() + "]";
        }
    }
}

import type { Topic } from './topics.ts';

export const secrecyTopic: Topic = {
  name: 'sekretess',
  summary: 'sekretess, åtkomst, sökning och gallring, med paragrafer',
  parts: [
    {
      heading: 'Sekretess (OSL 26 kap. 1 §)',
      text: 'Bara det som behövs sparas: ingen adress, ingen telefon, inga uppgifter om hälsa. Listor visar ärendenummer; namn och nummer bara när man ber om dem. En fil som skrivs kan läsas av dig ensam. Pröva sekretessen innan något lämnas till någon annan.',
    },
    {
      heading: 'Utan identitet (SoL 14 kap. 5 §)',
      text: 'I insatser där nämnden har beslutat det registreras inget som kan röja vem som deltog. Då tas varken namn, nummer eller fri text emot.',
    },
    {
      heading: 'Personnummer står aldrig på kommandoraden',
      text: 'Där syns de för andra, i skalets historik och i listan över processer. De lämnas i en fil (--person <fil>), på standard in (--person -) eller när verktyget frågar, och visas aldrig i ett fel.',
    },
    {
      heading: 'Nyckeln',
      text: 'Den som har både registerfilen och nyckelfilen kan läsa allt. Nyckelfilen kan skyddas med en lösenfras, eller öppnas bara med datorns nyckelring (db key wrap --keyring): då räcker det inte att ha filerna. Nyckelringen kan läsas av den som är inloggad som du, och av varje program som du kör, medan den är upplåst.',
    },
    {
      heading: 'Åtkomst (SoLPuL 2001:454, 10 §)',
      text: 'Behörigheten ska begränsas till vad var och en behöver i sitt arbete. Åtkomsten ska dokumenteras, kunna kontrolleras och kontrolleras återkommande.',
    },
    {
      heading: 'Sökning (förordning 2001:637, 15 §)',
      text: 'En handläggare söker bara på namn, personnummer, samordningsnummer eller ärendenummer. Listor över allas ärenden hör till uppföljning och tillsyn.',
    },
    {
      heading: 'Gallring (SoL 16 kap. 1–2 a §§, SoF 2025:468 13 kap. 1 §)',
      text: 'Fem år efter den sista anteckningen, och klart senast vid slutet av kalenderåret därefter; uppgifter i en utredning om ett barns behov av skydd till dess att barnet är 30 år. Handlingar om den som är född den 5, 15 eller 25 i en månad bevaras för forskning. En människa beslutar om varje gallring.',
    },
    {
      heading: 'Vad verktyget gör av detta i dag, och inte',
      text: 'Kör "kalix-ov rules duties".',
    },
  ],
};

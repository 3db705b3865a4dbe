/** Given names that hardly any man bears; common ones of many languages, folded. Facts of common knowledge. */
export const WOMEN: readonly string[] = `
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy
kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy shirley angela
helen anna brenda pamela nicole ruth katherine samantha christine emma catherine debra virginia rachel carolyn janet maria
heather diane julie joyce victoria christina lauren joan evelyn olivia judith megan cheryl hannah martha jacqueline frances
gloria ann anne teresa kathryn sara janice alice doris abigail julia judy grace denise amber marilyn beverly danielle theresa
sophia marie diana brittany natalie isabella charlotte rose kayla fiona gemma kate katie lucy chloe zoe harriet beatrice
florence eleanor elaine gillian hilary heidi hazel isobel iris ivy jane jenny jill josephine joanna joanne lois mabel maggie
marcia maureen mavis molly monica muriel norma pauline peggy penelope phoebe rosemary sally sheila stella sylvia tessa tina
ursula valerie vanessa veronica winifred yvonne hillary condoleezza ana carmen dolores elena esperanza guadalupe ines isabel
juana lucia luz margarita mercedes paula pilar raquel rocio silvia sofia soledad dilma cristina chiara giulia francesca paola
elisabetta segolene martine brigitte francoise isabelle nathalie sophie sylvie celine aurelie delphine monika petra sabine
renate helga karin ingrid erika claudia birgit susanne gisela annegret mette astrid sigrid birgitta olga natalia natalya
tatiana tatyana irina svetlana ekaterina yekaterina galina ludmila lyudmila nina valentina yulia zaynab zainab fatima fatemeh
fatma aisha ayesha khadija maryam mariam leila layla laila amina asma dina farah hala huda jamila karima lina lubna mona muna
nadia najwa rania rasha reem rima salma samira sana shirin suad sumaya yasmin zahra azadeh batoul elham elaheh farideh
farzaneh fereshteh golnaz mahin mahnaz mahsa marjan marzieh masoumeh mina mitra narges nasrin niloufar nooshin parisa parvin
roya samaneh setareh shahla shahnaz soheila taraneh tahereh ziba ayse emine hatice zeynep elif meral tansu sonia indira
priyanka anita anjali kavita lakshmi lata meena neha nisha pooja sarita shobha sunita sushma usha benazir hasina khaleda
chandrika megawati imelda akiko emiko fumiko haruko keiko kumiko michiko naoko sachiko tomoko yoko yumiko winnie ngozi
aminata mariama fatou golda tzipi rivka miriam tamar ayelet siobhan sinead aoife niamh mairi catriona kirsty bronwyn jacinda
`
  .trim()
  .split(/\s+/);
